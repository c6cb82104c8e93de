import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../access/actor.js';
import type { ImportService } from '../contacts/import.service.js';
import { importColumns } from '../contacts/import-columns.js';
import { ImportKind } from '../contacts/import-kind.js';
import type { Columns } from '../platform/csv/columns.js';
import { writeCsv } from '../platform/csv/write-csv.js';
import type { DemoRecords } from './generate-records.js';

const order = [
  ImportKind.STAFF,
  ImportKind.ENROLMENTS,
  ImportKind.CONTACTS,
  ImportKind.MEETINGS,
  ImportKind.EPISODES,
  ImportKind.INTERVENTIONS,
];

/**
 * Writes the records as the files that a Swedish system would export, and loads them through the importer.
 * @param folder where the files are left, for trying the import by hand
 * @throws Error when the importer refuses anything: the demonstration is then out of step with its rules
 */
export async function fillRecords(
  imports: ImportService,
  actor: Actor,
  teamId: string,
  records: DemoRecords,
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const kind of order) {
    const columns: Columns = importColumns[kind];
    const fileName = `${kind.toLowerCase()}.csv`;
    const text = writeCsv(columns, records[kind]);
    writeFileSync(join(folder, fileName), text);
    const file = { teamId, kind, fileName, content: Buffer.from(text) };
    const { accepted, refusals } = await imports.load(actor, file, { dryRun: false });
    if (!accepted) throw new Error(`${fileName}, line ${refusals[0]?.line}: ${refusals[0]?.en}`);
  }
}
