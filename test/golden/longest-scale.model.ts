import { type Audit, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { DistributionStatus } from '../../src/fidelity/country/distribution.type.js';
import { describeReport, type ReportSurroundings } from '../../src/fidelity/report/describe-report.js';
import { type AuditView, viewAudit } from '../../src/fidelity/rules/view-audit.js';
import { ratedOf } from '../../src/fidelity/scales/scale.js';
import { Scales } from '../../src/fidelity/scales/scales.js';

const scales = new Scales();

/** A closed audit of every item. The ratings have no meaning. */
export function auditOf(scaleId: string, rating: (index: number) => number, windowTo: string): AuditView {
  const scale = scales.newest(scaleId)!;
  const audit = {
    id: 'audit',
    team: { name: 'ACT-teamet Exempel', fictitious: true, service: { name: 'Exempelverksamheten' } },
    windowFrom: windowTo.replace(/31$/, '04'),
    windowTo,
    components: null,
    sampleSeed: null,
    sampleSize: null,
    sampleFrom: null,
    judgement: null,
    judgementNote: '',
    status: AuditStatus.CLOSED,
    partial: false,
    closedAt: new Date(`${windowTo}T10:00:00Z`),
    topics: [],
    raters: [],
    items: scale.items.flatMap(ratedOf).map(({ code }, index) => ({
      code,
      caseNumber: 0,
      computed: null,
      computedRating: null,
      rating: rating(index),
      note: 'Sett på mötet.',
      missingReason: '',
    })),
  };
  return viewAudit(audit as unknown as Audit, scale);
}

export function surroundings(scaleId: string): ReportSurroundings {
  return {
    raters: ['Maria Ek', 'Per Åström'],
    words: [],
    earlier: [],
    actions: null,
    nextReviewOn: null,
    comparison: null,
    evidence: [],
    thresholds: [],
    distribution: {
      scale: scaleId,
      version: scales.newest(scaleId)!.version,
      status: DistributionStatus.NONE,
      teams: 0,
      teamsLeftOut: null,
      closedBefore: '2026-01-01',
      totals: [],
      subscales: [],
      items: [],
    },
  };
}

/** By the scale that has most items, 47 in six subscales. */
export const longestScale = describeReport(
  auditOf('tmact-style', (index) => 1 + (index % 5), '2026-05-31'),
  surroundings('tmact-style'),
  'sv',
);
