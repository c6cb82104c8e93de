import { auditOf, surroundings } from '../../../test/golden/longest-scale.model.js';
import { sv } from '../../../test/support/words.js';
import { describeReport } from './describe-report.js';
import { inFirstFormat } from './first-format.js';

/** What a report by a scale said in its drawings and of its raters, with an audit before it. */
function firstOf(scaleId: string) {
  const view = auditOf(scaleId, (index) => 1 + (index % 4), '2026-05-31');
  const earlier = [auditOf(scaleId, () => 3, '2025-05-31')];
  const agreement = { n: 9, exactPercent: 50, withinOnePercent: 80, weightedKappa: null };
  const comparison = { agreement, asComputed: 0, same: 0, differing: [] };
  const all = { ...surroundings(scaleId), earlier, comparison };
  return inFirstFormat(describeReport(view, all, 'sv'), view, all, 'sv');
}

it('is of bars from nought, and of a web from three subscales on, in the words of then', () => {
  const report = firstOf('dacts');
  expect(report.subscaleChart!.markup).toContain('<polygon');
  const [{ chart, name }] = report.subscales as [(typeof report.subscales)[0]];
  expect(chart.markup).toContain(
    `aria-label="${sv('documents.firstFidelityReport.itemChart', { subscale: name })}"`,
  );
  expect(chart.markup).toContain('>0</text>');
  expect(chart.markup.match(/<rect/g)).toHaveLength(11);
  const range = sv('documents.firstFidelityReport.chartRange', { lowest: 1, highest: 5 });
  for (const { markup } of [chart, report.subscaleChart!, ...report.comparison!.subscaleCharts])
    expect(markup).toContain(`<desc>${range}</desc>`);
  expect(firstOf('integration-degree').subscaleChart!.markup).toContain('<rect');
});

it('says in the words of then how alike two had rated', () => {
  expect(firstOf('dacts').agreement!.map(({ text }) => text)).toEqual([
    sv('documents.firstFidelityReport.alike', { n: 9, exact: '50', withinOne: '80' }),
    sv('documents.firstFidelityReport.noKappa'),
    sv('raters.agreement.means'),
  ]);
});
