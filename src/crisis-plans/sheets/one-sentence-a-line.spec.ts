import { oneSentenceALine } from './one-sentence-a-line.js';

it.each([
  ['Ring Karin. Hon svarar alltid!', ['Ring Karin.', 'Hon svarar alltid!']],
  ['Hur? Fråga lugnt.\nVänta sedan.', ['Hur?', 'Fråga lugnt.', 'Vänta sedan.']],
  ['Ring före kl. 22. Sedan sover hon.', ['Ring före kl. 22.', 'Sedan sover hon.']],
  ['Ta t.ex. Alvedon. Vila.', ['Ta t.ex. Alvedon.', 'Vila.']],
  ['Ring tel. 040-628 04 11', ['Ring tel. 040-628 04 11']],
  ['Jag vill ha te. Du ska gå. Nej.', ['Jag vill ha te.', 'Du ska gå.', 'Nej.']],
  ['Ring mob. Kalle svarar.', ['Ring mob. Kalle svarar.']],
  ['Vila ung. Två timmar. Ät bröd m.m. Sov.', ['Vila ung. Två timmar.', 'Ät bröd m.m.', 'Sov.']],
  ['Be om doktor A. Ek. Gå dit.', ['Be om doktor A. Ek.', 'Gå dit.']],
  ['هل تسمعني؟ أنا هنا.', ['هل تسمعني؟', 'أنا هنا.']],
  ['ናብ ካሪን ደውል። ቀስ ኢልካ ተዛረብ።', ['ናብ ካሪን ደውል።', 'ቀስ ኢልካ ተዛረብ።']],
  ['', ['']],
])('%s', (text, lines) => {
  expect(oneSentenceALine(text).split('\n')).toEqual(lines);
  expect(oneSentenceALine(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
});
