import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { TypstEngine } from '../../src/platform/documents/typst-engine.js';
import { isolated, withDirections } from '../../src/platform/text/direction.js';
import { renderSip } from '../../src/sips/sip.document.js';
import { copy } from './copy.model.js';
import { sip } from './sip.model.js';

/** What people write, in letters that a reader of PDF gives back one by one. */
const SENTENCES = {
  'Latin with every accent': 'Đặng Thị Hồng bor i Łódź, Şükrü i Iğdır, Ẹniọla i Ife och Ə. Ƒɛli ŋutɔ.',
  Greek: 'Όταν ανησυχώ, τηλεφωνώ στην αδελφή μου.',
  Ukrainian: 'Коли хвилююся, телефоную сестрі. Ґанок, їжа, єдність.',
  Georgian: 'როცა ვღელავ, დას ვურეკავ.',
  Armenian: 'Երբ անհանգիստ եմ, զանգում եմ քրոջս։',
  Tigrinya: 'ምሽት ክሻቕል ከለኹ ምስ ሓብተይ እዛረብ። ስልኪ 070-174 06 05።',
  Amharic: 'ሲከፋኝ ከጓደኛዬ ጋር እናገራለሁ፤ ሻይ እጠጣለሁ።',
  Chinese: '我担心的时候给姐姐打电话，喝一杯茶。請打電話給我妹妹。',
  Japanese: '心配なときは姉に電話します。コーヒーも飲みます。',
  Korean: '걱정될 때 언니에게 전화합니다.',
  Arabic: 'عندما يشتد القلق أتصل بأختي مريم على الرقم 070-174 06 05 بعد الساعة 21:00.',
  Persian: 'با خواهرم حرف می‌زنم؛ پنجره را باز کنید!',
  Sorani: 'حەز دەکەم لەگەڵ هاوڕێکانم قسە بکەم، ژمارە 0480-44 81 00.',
  Urdu: 'کبھی مجھے ڈر لگتا ہے، ٹہلنے جاتا ہوں۔',
  Pashto: 'زه غواړم چې څوک راسره کېني او چای وڅښو.',
  Hebrew: 'כשאני לא ישן שני לילות, אחותי מתקשרת לצוות: 08-123 45 67.',
  Syriac: 'ܟܕ ܟܪܝܐ ܠܝ ܐܙܠ ܐܢܐ ܠܒܝܬܐ ܕܚܒܪܝ',
  'Swedish about somebody with an Arabic name': 'Ring min syster مريم på 070-174 06 05, dygnet runt.',
  symbols: '☺ ✓ ✗ ☎ → • ≥ ½',
};
/** Where several signs make one picture, a reader gives each of them the letters of all. */
const PUT_TOGETHER = {
  Thai: 'ฉันโทรหาพี่สาวเมื่อนอนไม่หลับ',
  Devanagari: 'जब चिंता होती है तो बहन को फ़ोन करता हूँ।',
  Bengali: 'আমি যখন চিন্তিত থাকি তখন বোনকে ফোন করি।',
  Tamil: 'நான் கவலைப்படும்போது என் சகோதரியை அழைக்கிறேன்.',
  emoji: '🙂 ❤️ 👍🏽 👩‍⚕️ 🇸🇪 1️⃣',
};
const written = [...Object.entries(SENTENCES), ...Object.entries(PUT_TOGETHER)];

interface Drawn {
  /** As they are read, line by line. */
  lines: string[];
  /** How many of the pictures are the one that stands for a letter that a font lacks. */
  missing: number;
}

async function read(pdf: Buffer): Promise<Drawn> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS }).promise;
  const drawn: Drawn = { lines: [], missing: 0 };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    drawn.lines.push(...(await linesOf(page)));
    drawn.missing += await missingOn(page);
  }
  await document.destroy();
  return drawn;
}

/** Pieces come as they lie from the left; a line that begins at the right margin is read from there. */
async function linesOf(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const rows = new Map<number, TextItem[]>();
  for (const item of items as TextItem[]) {
    if (item.str === '') continue;
    const row = Math.round(item.transform[5]);
    rows.set(row, [...(rows.get(row) ?? []), item]);
  }
  const from = ({ transform }: TextItem) => transform[4] as number;
  return [...rows.values()].map((row) => {
    const ordered = row.sort((a, b) => from(a) - from(b));
    const isRightToLeft = ordered[0]!.str.trim() !== '' && from(ordered[0]!) > 70;
    return (isRightToLeft ? ordered.reverse() : ordered).map(({ str }) => str).join('');
  });
}

/** Fonts are embedded with the numbers of their glyphs as codes, and glyph 0 is the box. */
async function missingOn(page: PDFPageProxy): Promise<number> {
  const { argsArray } = await page.getOperatorList();
  const glyphs = argsArray.flat(2) as ({ originalCharCode?: number } | null)[];
  return glyphs.filter((glyph) => glyph?.originalCharCode === 0).length;
}

const plain = (text: string) => text.normalize('NFC').replace(/[\s\p{Cf}]/gu, '');
const letters = (text: string) => [...new Set(plain(text))].sort().join('');

describe('what people write in their own script', () => {
  const engine = new TypstEngine();
  afterAll(() => engine.onApplicationShutdown());

  const page = (texts: readonly string[]) =>
    withDirections(
      '<!doctype html><html lang="sv"><head><title>Prov</title><meta name="date" content="2026-03-14"></head><body>' +
        `<header><p>Team</p></header><main><h1>Prov</h1>${texts.map((text) => `<p>${isolated(text)}</p>`).join('')}</main>` +
        '<footer data-page-label="{page}"><p>Fot</p></footer></body></html>',
    );
  let all: Drawn;
  beforeAll(async () => {
    all = await read(await engine.render(page(written.map(([, text]) => text))));
  });

  it.each(Object.entries(SENTENCES))('is on paper, and can be copied from there: %s', (_, sentence) => {
    expect(all.lines.map(plain)).toContain(plain(sentence));
  });

  it.each(Object.entries(PUT_TOGETHER))('has all its letters on paper: %s', (_, sentence) => {
    expect(all.lines.map(letters)).toContain(letters(sentence));
  });

  it('is drawn without a box', () => {
    expect(all.missing).toBe(0);
  });

  it('turns nothing but itself on a sheet, and keeps telephone numbers in order', async () => {
    const number = '070-174 06 05';
    const [participant, ...others] = sip.participants;
    const html = renderSip(
      {
        ...sip,
        person: { ...sip.person, name: 'مريم حداد' },
        whatMatters: `أتصل بالرقم ${number} مساء`,
        participants: [{ ...participant!, name: 'Eva\u202e Lind' }, ...others],
      },
      copy,
      'sv',
    );
    expect(html).not.toMatch(/[\u202a-\u202e]/);
    expect(html).toContain(
      `<p dir="auto" class="lines">\u2068أتصل بالرقم \u2066${number}\u2069 مساء\u2069</p>`,
    );
    const { lines, missing } = await read(await engine.render(html));
    expect(lines.map(plain)).toContain(plain(`أتصل بالرقم ${number} مساء`));
    expect(missing).toBe(0);
  });
});
