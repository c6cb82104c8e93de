import { createHash } from 'node:crypto';
import { DomainError } from '../errors/domain-error.js';
import { ATTACHMENT_BYTES, readAttachment } from './read-attachment.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');

const EVIDENCE = { takesText: true, otherType: 'attachmentType', nameless: 'underlag' };
const SCAN = { takesText: false, otherType: 'scanType', nameless: 'samtycke' };

const read = (originalname: string, content: Buffer | string, rule = EVIDENCE) =>
  readAttachment({ originalname, buffer: Buffer.from(content) }, rule);
const refusal = async (originalname: string, content: Buffer | string, rule = EVIDENCE) => {
  const error: unknown = await read(originalname, content, rule).catch((reason) => reason);
  expect(error).toBeInstanceOf(DomainError);
  return (error as DomainError).problems.map(({ path, code }) => `${path}: ${code}`);
};

describe('an attachment', () => {
  it.each([
    ['PDF', PDF, 'application/pdf', 'bilaga.pdf'],
    ['PNG', PNG, 'image/png', 'bilaga.png'],
    ['JPEG', JPEG, 'image/jpeg', 'bilaga.jpg'],
    ['text', Buffer.from('Åtta möten av tio.\r\n\tBra.'), 'text/plain; charset=utf-8', 'bilaga.txt'],
    // The first letters are the mark of a picture and of a program.
    [
      'text that begins with BM',
      Buffer.from('BMI mäts varje år.'),
      'text/plain; charset=utf-8',
      'bilaga.txt',
    ],
    ['text that begins with MZ', Buffer.from('MZ är initialer.'), 'text/plain; charset=utf-8', 'bilaga.txt'],
    // Kept as the text it is, and given back as a file to save.
    ['a web page', Buffer.from('<html><script>1</script>'), 'text/plain; charset=utf-8', 'bilaga.txt'],
  ])('may be %s, whatever its name says', async (_, content, contentType, fileName) => {
    expect(await read('bilaga.exe', content)).toEqual({
      fileName,
      contentType,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      content,
    });
  });

  it.each([
    ['a program called a PDF', Buffer.concat([Buffer.from('MZ'), Buffer.from([0x90, 0, 3, 0, 0, 0, 4, 0])])],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0')],
    ['text with a NUL', Buffer.from('a\0b')],
    ['text with a control character', Buffer.from('a\x1b[31mb')],
    ['text in Latin 1', Buffer.from([0xc5, 0x74, 0x74, 0x61])],
  ])('is not %s', async (_, content) => {
    expect(await refusal('rapport.pdf', content)).toEqual(['file: attachmentType']);
  });

  it('is a PDF or a picture where text is not taken', async () => {
    expect((await read('', PDF, SCAN)).fileName).toBe('samtycke.pdf');
    expect((await read('a', JPEG, SCAN)).contentType).toBe('image/jpeg');
    expect(await refusal('samtycke.pdf', 'Jag samtycker.', SCAN)).toEqual(['file: scanType']);
  });

  it('has something in it, and is not too large', async () => {
    expect(await refusal('tom.txt', '')).toEqual(['file: attachmentEmpty']);
    expect((await read('full.txt', 'a'.repeat(ATTACHMENT_BYTES))).size).toBe(5_242_880);
    expect(await refusal('full.txt', 'a'.repeat(ATTACHMENT_BYTES + 1))).toEqual(['file: attachmentTooLarge']);
  });

  it.each([
    ['../../etc/passwd', 'passwd.txt'],
    ['C:\\temp\\mötet.docx', 'mötet.txt'],
    ['.htaccess', 'underlag.txt'],
    ['..', 'underlag.txt'],
    ['', 'underlag.txt'],
    ['a.tar.gz', 'a.tar.txt'],
    ['fakt\u202Efdp.exe', 'faktfdp.txt'],
    ['rad\r\nSet-Cookie: a=b.txt', 'radSet-Cookie a=b.txt'],
    ['<b>"x"|y?*.txt', 'bxy.txt'],
    [`${'å'.repeat(300)}.txt`, `${'å'.repeat(100)}.txt`],
  ])('called %j is kept as %j', async (name, kept) => {
    expect((await read(name, 'text')).fileName).toBe(kept);
  });
});
