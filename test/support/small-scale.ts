import 'reflect-metadata';
import { Audit, AuditItem } from '../../src/fidelity/audits/audit.entity.js';
import { type AuditView, viewAudit } from '../../src/fidelity/rules/view-audit.js';
import type { Scale } from '../../src/fidelity/scales/scale.js';
import { perLocale } from '../../src/platform/i18n/locale.js';

export const text = perLocale(() => '-');
export const provenance = { text: 'own_words', numbers: 'M', source: 'NONE' } as const;
export const named = (code: string) => ({ code, name: text, about: text });
const levels = [1, 2, 3, 4, 5].map((rating) => ({
  rating,
  text: { ...text, sv: `nivå ${rating}`, en: `level ${rating}` },
}));

/** Two subscales, A with an item of two parts and one of its own, B with one. */
export const smallScale: Scale = {
  ...{ id: 'small', version: '1.0.0', checksum: '-', name: text, about: text },
  ratings: { lowest: 1, highest: 5 },
  ...{ total: 'item_mean', missing: 'leave_out', sources: [], interpretation: [] },
  subscales: [
    { code: 'A', name: text },
    { code: 'B', name: text },
  ],
  items: [
    {
      ...named('A1'),
      subscale: 'A',
      provenance,
      parts: [
        { ...named('A1a'), levels },
        { ...named('A1b'), levels },
      ],
    },
    { ...named('A2'), subscale: 'A', provenance, levels },
    { ...named('B1'), subscale: 'B', provenance, levels },
  ],
};

/** An audit in memory. @param ratings by code; of several persons, one each */
export function smallAudit(
  scale: Scale,
  ratings: Record<string, (number | null)[]>,
  fields: Partial<Audit> = {},
): AuditView {
  const items = Object.entries(ratings).flatMap(([code, given]) =>
    given.map((rating, index) => {
      const caseNumber = scale.level === 'case' ? index + 1 : 0;
      return Object.assign(new AuditItem(), {
        code,
        caseNumber,
        rating,
        computed: null,
        missingReason: '',
        notRatedRule: null,
      });
    }),
  );
  const audit = { id: 'audit', scale: scale.id, items, components: null, partial: false, ...fields };
  return viewAudit(Object.assign(new Audit(), audit), scale);
}
