import { PlainWords } from './plain-words.js';
import { plainWords as shipped } from './read-hint-words.js';

const words = new PlainWords([
  { plain: 'få', official: ['erhålla', 'erhåller'] },
  { plain: 'om', official: ['avseende'] },
  { plain: 'om det gäller', official: ['med avseende på'] },
  { plain: 'när det behövs', official: ['v.b.'] },
]);

it.each([
  ['Jag får medicin.', []],
  ['Personen Erhåller medicin och erhåller stöd.', [{ word: 'Erhåller', plain: 'få' }]],
  ['Plan med\navseende på sömn.', [{ word: 'med\navseende på', plain: 'om det gäller' }]],
  [
    'Avseende sömn: tablett v.b.',
    [
      { word: 'Avseende', plain: 'om' },
      { word: 'v.b.', plain: 'när det behövs' },
    ],
  ],
  // Not a part of a longer word.
  ['Hänseende, erhållandet, icke-avseende.', []],
])('of %j', (text, found) => {
  expect(words.in(text)).toEqual(found);
});

it('comes with a list that leaves ordinary words alone', () => {
  expect(shipped.in('Adekvat medicinering i samband med exacerbation.').map(({ plain }) => plain)).toEqual([
    'rätt, som passar',
    'när, vid',
    'försämring',
  ]);
  expect(shipped.in('Sitt ner hos mig, även om jag är tyst. Prata om tomater i mitt kök.')).toEqual([]);
});
