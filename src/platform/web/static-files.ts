import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { projectRoot } from '../project-root.js';

const folder = join(projectRoot, 'static');
const addresses = new Map<string, string>();

/** Address of a file in `static` with a mark of its content, so that it can be cached until it changes. */
export function assetAddress(file: string): string {
  let address = addresses.get(file);
  if (!address) {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
      .slice(0, 12);
    address = `/static/${file}?v=${hash}`;
    addresses.set(file, address);
  }
  return address;
}

/** Serves `static`: kept for a year when asked for by content, checked each time when not. */
export function staticFiles(): RequestHandler {
  return express.static(folder, {
    index: false,
    fallthrough: false,
    setHeaders: (response) => {
      const marked = response.req.url?.includes('?v=');
      response.setHeader('Cache-Control', marked ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
