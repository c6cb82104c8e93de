import { readPlainText } from './plain-text.js';

describe('readPlainText', () => {
  it.each([
    ['Kontakt', { title: 'Kontakt', parts: [] }],
    ['# Kontakt\n\nRing oss.', { title: 'Kontakt', parts: [{ paragraph: 'Ring oss.' }] }],
    [
      'Kontakt\r\n\r\nRing oss\r\nom du vill.\r\n\r\n\r\nEller skriv.',
      { title: 'Kontakt', parts: [{ paragraph: 'Ring oss om du vill.' }, { paragraph: 'Eller skriv.' }] },
    ],
    [
      'Hjälp\n\n# Gör så här\n- Öppna sidan\n  för personen.\n- Skriv.\n\nKlart.',
      {
        title: 'Hjälp',
        parts: [
          { heading: 'Gör så här' },
          { points: ['Öppna sidan för personen.', 'Skriv.'] },
          { paragraph: 'Klart.' },
        ],
      },
    ],
    ['A\n\n<b>fet</b> *stjärna*', { title: 'A', parts: [{ paragraph: '<b>fet</b> *stjärna*' }] }],
    ['', { title: '', parts: [] }],
  ])('%j', (text, expected) => {
    expect(readPlainText(text)).toEqual(expected);
  });
});
