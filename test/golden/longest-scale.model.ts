import { type Audit, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { DistributionStatus } from '../../src/fidelity/country/distribution.type.js';
import { describeReport } from '../../src/fidelity/report/describe-report.js';
import { viewAudit } from '../../src/fidelity/rules/view-audit.js';
import { ratedOf } from '../../src/fidelity/scales/scale.js';
import { Scales } from '../../src/fidelity/scales/scales.js';

const scale = new Scales().newest('tmact-style')!;

/** By the scale that has most items, 47 in six subscales. The ratings have no meaning. */
export const longestScale = describeReport(
  viewAudit(
    {
      id: 'audit',
      team: { name: 'ACT-teamet Exempel', fictitious: true, service: { name: 'Exempelverksamheten' } },
      windowFrom: '2026-05-04',
      windowTo: '2026-05-31',
      components: null,
      sampleSeed: null,
      sampleSize: null,
      sampleFrom: null,
      judgement: null,
      judgementNote: '',
      status: AuditStatus.CLOSED,
      partial: false,
      closedAt: new Date('2026-06-05T10:00:00Z'),
      topics: [],
      raters: [],
      items: scale.items.flatMap(ratedOf).map(({ code }, index) => ({
        code,
        caseNumber: 0,
        computed: null,
        computedRating: null,
        rating: 1 + (index % 5),
        note: 'Sett på mötet.',
        missingReason: '',
      })),
    } as unknown as Audit,
    scale,
  ),
  {
    raters: ['Maria Ek', 'Per Åström'],
    earlier: [],
    comparison: null,
    evidence: [],
    thresholds: [],
    distribution: {
      scale: scale.id,
      version: scale.version,
      status: DistributionStatus.NONE,
      teams: 0,
      teamsLeftOut: null,
      closedBefore: '2026-01-01',
      totals: [],
      subscales: [],
      items: [],
    },
  },
  'sv',
);
