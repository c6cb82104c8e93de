import { randomUUID } from 'node:crypto';
import { Audit, AuditItem, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import type { Scale } from '../../src/fidelity/scales/scale.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

export interface StoredAudit {
  teamId: string;
  scale: Scale;
  windowTo?: string;
  /** Null while it is open. */
  closedAt?: string | null;
  components?: string[] | null;
  judgement?: number | null;
  /** How its report is set out; as now unless said. */
  reportFormat?: number;
  /** A total of what is rated was asked for although items are missing. */
  partial?: boolean;
  /** By code; several of one code are several persons'. */
  ratings: Record<string, (number | null)[]>;
}

/** Writes an audit straight into the tables, closed unless said. @returns its id */
export function storeAudit(unitOfWork: UnitOfWork, stored: StoredAudit): Promise<string> {
  const { teamId, scale, ratings, ...rest } = stored;
  const {
    windowTo = '2026-03-31',
    closedAt = '2026-04-02T10:00:00Z',
    components = null,
    judgement = null,
    reportFormat = 2,
    partial = false,
  } = rest;
  const id = randomUUID();
  return unitOfWork.run(async (records) => {
    await records.insert(Audit, {
      id,
      teamId,
      scale: scale.id,
      scaleVersion: scale.version,
      scaleChecksum: scale.checksum,
      windowFrom: '2025-01-01',
      windowTo,
      components,
      sampleSeed: null,
      sampleSize: null,
      sampleFrom: null,
      judgement,
      judgementNote: '',
      status: AuditStatus.OPEN,
      partial: false,
      reportFormat,
      createdAt: new Date('2026-01-01T10:00:00Z'),
      createdBy: randomUUID(),
      closedAt: null,
      closedBy: null,
    });
    await records.insert(
      AuditItem,
      Object.entries(ratings).flatMap(([code, given]) =>
        given.map((rating, index) => ({
          id: randomUUID(),
          auditId: id,
          code,
          caseNumber: given.length > 1 ? index + 1 : 0,
          computed: null,
          computedRating: null,
          rating,
          note: '=1+1',
          missingReason: rating === null ? 'Ingen att fråga.' : '',
        })),
      ),
    );
    if (closedAt)
      await records.update(
        Audit,
        { id },
        { status: AuditStatus.CLOSED, partial, closedAt: new Date(closedAt) },
      );
    return id;
  });
}
