import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const { resolve } = createRequire(import.meta.url);
const source = (module: string) => readFileSync(resolve(module), 'utf8');

/** A QR code as a telephone finds it on a sheet. */
export interface DrawnCode {
  text: string;
  /** Of the code without the white around it. */
  millimetres: number;
}

/** Pixels a point: a sheet as a telephone sees it from a distance. */
const SCALE = 2;
/** Points to millimetres. */
const POINT = 25.4 / 72;

/**
 * Draws each sheet of a PDF as a picture, and reads the code in each picture that has one.
 * @param page a blank one, which is left with what draws and reads
 */
export async function readDrawnCodes(page: Page, pdf: Buffer): Promise<DrawnCode[]> {
  for (const module of ['pdfjs-dist/build/pdf.min.mjs', 'pdfjs-dist/build/pdf.worker.min.mjs'])
    await page.addScriptTag({ type: 'module', content: source(module) });
  await page.addScriptTag({ content: source('jsqr') });
  return page.evaluate(`(async () => {
    const data = Uint8Array.from(atob('${pdf.toString('base64')}'), (letter) => letter.charCodeAt(0));
    const sheets = await pdfjsLib.getDocument({ data }).promise;
    const codes = [];
    for (let number = 1; number <= sheets.numPages; number++) {
      const sheet = await sheets.getPage(number);
      const viewport = sheet.getViewport({ scale: ${SCALE} });
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [viewport.width, viewport.height];
      const canvasContext = canvas.getContext('2d');
      await sheet.render({ canvas, canvasContext, viewport }).promise;
      const { width, height } = canvas;
      const found = jsQR(canvasContext.getImageData(0, 0, width, height).data, width, height);
      if (!found) continue;
      const { topLeftCorner, topRightCorner } = found.location;
      codes.push({
        text: found.data,
        millimetres: ((topRightCorner.x - topLeftCorner.x) / ${SCALE}) * ${POINT},
      });
    }
    return codes;
  })()`);
}
