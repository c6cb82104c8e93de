import type { EntityManager } from 'typeorm';
import type { NewRows } from './import-target.js';

/**
 * New rows, as short as they can be told until they are written: there may be two hundred thousand of them. Those of one
 * enrolment are written one after the other, for they lie together in the indexes too.
 */
export class WaitingRows<Row extends object> implements NewRows {
  private readonly byEnrolment = new Map<string, Row[]>();
  private inOrder: Row[] | undefined;

  /** @param insert gives rows their ids, and the run that brings them */
  constructor(
    private readonly insert: (
      manager: EntityManager,
      rows: readonly Row[],
      importRunId: string,
    ) => Promise<void>,
  ) {}

  get count(): number {
    return [...this.byEnrolment.values()].reduce((sum, rows) => sum + rows.length, 0);
  }

  get enrolmentIds(): string[] {
    return [...this.byEnrolment.keys()].filter(Boolean);
  }

  /** @param enrolmentId empty for rows that stand on none */
  add(enrolmentId: string, row: Row): void {
    const rows = this.byEnrolment.get(enrolmentId);
    if (rows) rows.push(row);
    else this.byEnrolment.set(enrolmentId, [row]);
  }

  async writeSome(
    manager: EntityManager,
    importRunId: string,
    start: number,
    count: number,
  ): Promise<boolean> {
    this.inOrder ??= [...this.byEnrolment.values()].flat();
    await this.insert(manager, this.inOrder.slice(start, start + count), importRunId);
    return start + count < this.inOrder.length;
  }
}
