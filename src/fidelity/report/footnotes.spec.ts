import { sv } from '../../../test/support/words.js';
import { perLocale } from '../../platform/i18n/locale.js';
import { Footnotes } from './footnotes.js';

const source = (code: string, text: string) => ({ code, text: perLocale(() => text) });
const scale = { sources: [source('MCG', 'Mått för ACT, 2011'), source('MEMORY', 'Ur minnet.')] };

it('are numbered as they are first referred to, and say in words who says it and how sure it is', () => {
  const footnotes = new Footnotes(scale, 'sv');
  const asked = [
    { source: 'MEMORY', mark: 'M' },
    { source: 'MCG', mark: 'V' },
    { source: 'MEMORY', mark: 'M' },
    { source: 'MCG', mark: 'M' },
  ] as const;
  expect(asked.map((one) => footnotes.numberOf(one))).toEqual([1, 2, 1, 3]);
  expect(footnotes.all()).toEqual([
    { number: 1, text: `Ur minnet. ${sv('documents.fidelityReport.markM')}` },
    { number: 2, text: `Mått för ACT, 2011. ${sv('documents.fidelityReport.markV')}` },
    { number: 3, text: `Mått för ACT, 2011. ${sv('documents.fidelityReport.markM')}` },
  ]);
});

it('name a source that has no words by its code, and are none before something is referred to', () => {
  const footnotes = new Footnotes(scale, 'sv');
  expect(footnotes.all()).toEqual([]);
  footnotes.numberOf({ source: 'OTHER', mark: 'C' });
  expect(footnotes.all()).toEqual([{ number: 1, text: `OTHER. ${sv('documents.fidelityReport.markC')}` }]);
});
