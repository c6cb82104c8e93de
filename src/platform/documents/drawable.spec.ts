import { drawable, undrawable } from './drawable.js';

const drawn = (text: string) => drawable(text, new Set());

it.each([
  'Åsa Öberg, Łódź, Đặng Thị Hồng, q̃, Ə',
  'عندما أشعر بالقلق، می‌خواهم، گەڵ، ڈر',
  'ምሽት ክሻቕል ከለኹ።',
  '👩‍⚕️ 👍🏽 ❤️ 1️⃣ 🇸🇪 ✈\ufe0e ☎',
  'नहीं কেন কি என் ฉัน',
  '• – → ½ € \u200f\u00ad\u200b\n',
  // Word's own, which are taken for ordinary ones.
  '\uf0b7 \uf0a7',
])('%j can be drawn', (text) => {
  expect(undrawable(text)).toEqual([]);
  expect(drawn(text)).not.toContain('[U+');
});

it.each([
  ['Hej \ua840 och \ua840!', ['\ua840 (U+A840)'], 'Hej [U+A840] och [U+A840]!'],
  ['a\u{1e8d0}', ['a\u{1e8d0} (U+1E8D0)'], 'a[U+1E8D0]'],
  // Each is in a family, and no family has both.
  ['ก\u05b0', ['ก\u05b0 (U+0E01 U+05B0)'], 'ก[U+05B0]'],
  ['\uf123', ['\uf123 (U+F123)'], '[U+F123]'],
])('%j has letters that cannot: %j', (text, letters, paper) => {
  expect(undrawable(text)).toEqual(letters);
  expect(drawn(text)).toBe(paper);
});

it('tells in which families a text is drawn', () => {
  const families = new Set<string>();
  drawable('Hej שלום 我', families);
  expect([...families]).toEqual(['Source Sans 3', 'Noto Sans Hebrew', 'Noto Sans S Chinese']);
});
