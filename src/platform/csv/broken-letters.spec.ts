import { BrokenLetters, brokenName } from './broken-letters.js';

const found = (...pieces: string[]) => {
  const letters = new BrokenLetters();
  for (const piece of pieces) letters.add(piece);
  const { reason, line } = letters.end() ?? {};
  return reason && `${reason.code} ${line}`;
};

/** A text as it looks when bytes of one encoding are read as another. */
const read = (bytes: number[] | Buffer, as: string) => new TextDecoder(as).decode(Buffer.from(bytes));

describe('letters that were broken on their way', () => {
  it('are told from UTF-8 that was read as something else', () => {
    const twice = (text: string) => read(Buffer.from(text), 'windows-1252');
    for (const name of ['Björn Sjöberg', 'Åsa', 'Örjan', 'ÄNGMAN', 'José', 'Müller', 'Šimić', 'Łukasz', '’s'])
      expect([name, found(`namn\n${twice(name)};x`)]).toEqual([name, 'lettersTwice 2']);
    expect(found(twice(twice('Björn')))).toBe('lettersTwice 1');
    expect(found(read(Buffer.from('Björn'), 'macintosh'))).toBe('lettersTwice 1');
    expect(found('Bj├Ârn')).toBe('lettersTwice 1');
  });

  it('are told from the bytes of DOS', () => {
    // CP850: å 86, ä 84, ö 94, Å 8F, Ä 8E, Ö 99, é 82, ü 81.
    for (const bytes of [
      'Bj\x94rn',
      'M\x86rten',
      'J\x84rvinen',
      '\x8Fsa',
      '\x99rjan',
      'BJ\x99RN',
      'SJ\x8ELVST\x8ED',
      'Andr\x82',
      'M\x81ller',
    ]) {
      const text = read(Buffer.from(bytes, 'latin1'), 'windows-1252');
      expect([bytes, found(`person\r\n\r\n${text};`)]).toEqual([bytes, 'lettersDos 3']);
    }
  });

  it('are told from the bytes of a Mac', () => {
    // Mac Roman: å 8C, ä 8A, ö 9A, Å 81, Ä 80, Ö 85, é 8E, ü 9F.
    for (const bytes of [
      'Bj\x9Arn',
      'M\x8Crten',
      'J\x8Arvinen',
      '\x81sa',
      '\x80ngman',
      '\x85rjan',
      'BJ\x85RN',
      'Malm\x9A',
      'Andr\x8E',
      'M\x9Fller',
    ]) {
      const text = read(Buffer.from(bytes, 'latin1'), 'windows-1252');
      expect([bytes, found(`person\n${text}`)]).toEqual([bytes, 'lettersMac 2']);
    }
  });

  it('are told when they are lost or written as codes', () => {
    expect(found('namn\nBj\uFFFDrn')).toBe('lettersLost 2');
    expect(found('namn\nBj?rn')).toBe('lettersLost 2');
    expect(found('Bj&ouml;rn')).toBe('lettersCoded 1');
    expect(found('Bj&#246;rn')).toBe('lettersCoded 1');
    expect(found('Bj=F6rn')).toBe('lettersCoded 1');
  });

  it('are found also where two pieces of the file meet', () => {
    expect(found('namn\nBj', '\u201Dr', 'n\nx')).toBe('lettersDos 2');
  });

  it('are not seen where all are whole', () => {
    for (const text of [
      'förnamn;efternamn\nSaša;Miloš\nNataša;Šarić\nDušan;Žarko',
      'namn\nBērziņš\nKalninš\nMiloš\nLukáš\nBartoš',
      'person;name\nSaša;Novak\nŽeljko;Perišić',
      'namn;not\nÅsa;”hej” sade hon – och gick…\nÖ;50 € i veckan',
      'RÅÄÖ§;Å–Ö;2×½;§ 12;±3;A–B',
      'kommer?;ja\nVad? Ja.;Œuvre',
      'São Paulo;Ângela;Ñuñoa;Þór;Ørsted;ÃO',
      'a=b;R&D;Johnson & Son; x=C3',
      'namn;not\nÅsa;Krška „citat“',
    ])
      expect([text, found(text)]).toEqual([text, undefined]);
  });
});

describe('a name', () => {
  it.each([
    ['lettersDos', ['Malm”', '”rjan', 'M„rta', 'Berg†', '†sa', 'Andr‚', 'Malm\u0094', '\u008Fsa', '™berg']],
    ['lettersMac', ['Bj\u009Arn', '\u0085rjan', '…rjan']],
    ['lettersLost', ['?sa', 'Malm?', 'Bj?rn', 'Bj??rn', 'Anna Malm? Ek', 'Bj\u001Arn', 'Bj¿rn', 'Sj?-Ek']],
    [
      'lettersCoded',
      ['Bj%C3%B6rn', '%c3%a5sa', 'Bj=C3=B6rn', '=C5sa', 'Bj\\u00f6rn', '\\xe5sa', '&Aring;sa'],
    ],
    [
      'lettersTwice',
      ['bjã¶rn', 'BjĂ¶rn', 'Mã¥rten', 'mă¤rta', 'Andrã©', 'BjĆ¶rn', 'BjĂśrn', 'mĂĄrten', 'Ă–rjan'],
    ],
    [
      'lettersOthers',
      [
        'Bj÷rn',
        'Sj÷berg',
        '÷rjan',
        'Bjˆrn',
        'M‰rta',
        '≈sa',
        'Bj¤rn',
        'Bj□rn',
        'Bj▒rn',
        'Bj°rn',
        'Bj|rn',
        'M}rta',
      ],
    ],
    ['lettersOthers', ['MÕrten', 'BergÂ', 'BjÜrn']],
    ['lettersOthers', ['Bjцrn', 'БngmБn Ek', 'MΣrta', 'Bj枚rn', 'Mеrta', 'Bjφrn', 'Bjצrn', 'Anna Malmц']],
  ])('that is broken is told with its likely cause, %s', (cause, names) => {
    for (const name of names) expect([name, brokenName(name)]).toEqual([name, cause]);
  });

  it('is whole in any language', () => {
    for (const name of [
      'Björn Åke Ängström-Öberg',
      'Łukasz Wiśniewski',
      'Dvořáková Ľudmila Šťastný',
      'Saša Miloš Đorđe Žarko Aleš',
      'Şükrü Çağlar Işık',
      'Ștefan Țepeș Brâncuși',
      'Áŋŋel Čáhppe Đuŋđa',
      'Nguyễn Thị Đặng',
      'Nguyễn Thị'.normalize('NFD'),
      'Bērziņš Jānis Ķēniņš',
      'Õnne Mõttus',
      'BĂŞESCU Băşescu',
      'ÜXKÜLL Ümit',
      'Иван Петров',
      'Γιώργος Παπαδόπουλος',
      'محمد علي',
      '王小明',
      'דוד לוי',
      'Иванов (Ivanov)',
      "O’Brien d'Arc D´Angelo Ka‘iulani Kaʻiulani",
      'Anna ”Anki” Ek',
      'Anna\nMaria',
      'Ana Mª López',
      'Ek, f.d. Berg / Lind',
      'Þór Ørsted Æsa Müller Ñuñez',
    ])
      expect([name, brokenName(name)]).toEqual([name, undefined]);
  });
});
