import { sentencesOf } from './sentences-of.js';

it.each([
  ['Ring Karin. Hon svarar alltid!', ['Ring Karin.', 'Hon svarar alltid!']],
  ['Hur? Fråga lugnt.\nVänta sedan.', ['Hur?', 'Fråga lugnt.', 'Vänta sedan.']],
  ['Ring före kl. 22. Sedan sover hon.', ['Ring före kl. 22.', 'Sedan sover hon.']],
  ['Ta t.ex. Alvedon. Vila.', ['Ta t.ex. Alvedon.', 'Vila.']],
  ['Ring tel. 040-628 04 11', ['Ring tel. 040-628 04 11']],
  ['هل تسمعني؟ أنا هنا.', ['هل تسمعني؟', 'أنا هنا.']],
  ['ናብ ካሪን ደውል። ቀስ ኢልካ ተዛረብ።', ['ናብ ካሪን ደውል።', 'ቀስ ኢልካ ተዛረብ።']],
  ['', ['']],
])('%s', (text, lines) => {
  expect(sentencesOf(text).split('\n')).toEqual(lines);
  expect(sentencesOf(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
});
