// All measures of one team, and how all teams stand on one scale, among 1,000 teams with a year of contacts. On the
// PostgreSQL of DATABASE_URL, which must be empty. To try something out, give a smaller number of contacts.
import 'reflect-metadata';
import { cpus, loadavg } from 'node:os';
import { DataSource } from 'typeorm';
import { entities } from '../src/app/entities.js';
import { Scales } from '../src/fidelity/scales/scales.js';
import { readConfig } from '../src/platform/config/config.js';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { compareDistribution } from './compare-distribution.js';
import { compareMeasures } from './compare-measures.js';
import { printTable, short } from './figures.js';
import { addAudits, fillCountry, TEAMS } from './fill-country.js';
import { fillDatabase } from './fill-database.js';
import { findWholeReads } from './whole-reads.js';

const contacts = Number(process.argv[2] ?? 5_000_000);
/** With fewer contacts it can be quicker to read them all. */
const PLANS_COUNT_FROM = 1_000_000;

console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
console.log(`Load over the last minute: ${loadavg()[0]!.toFixed(1)}. Compare ratios, not figures.`);
const config = readConfig({ ...process.env, SESSION_SECRET: 'only-while-measuring, on loopback' });
const dataSource = new DataSource(dataSourceOptions(config, entities));
await dataSource.initialize();
await dataSource.runMigrations();
const dacts = new Scales().all.find(({ id, version }) => id === 'dacts' && version === '1.0.0')!;

const begun = performance.now();
const team = await fillDatabase(dataSource);
await fillCountry(dataSource, contacts / TEAMS);
await addAudits(dataSource, dacts);
await dataSource.query('VACUUM ANALYZE');
await printSize(performance.now() - begun);

const isWithin = [
  await compareMeasures(dataSource.manager, team),
  await compareDistribution(dataSource, config, dacts),
  await readsFewContacts(),
];
if (isWithin.includes(false)) process.exitCode = 1;
await dataSource.destroy();

async function printSize(took: number): Promise<void> {
  const rows = [];
  for (const table of ['contact', 'contact_staff', 'audit_item']) {
    const [{ count, bytes }] = await dataSource.query(
      `SELECT COUNT(*) AS count, pg_total_relation_size('${table}') AS bytes FROM ${table}`,
    );
    rows.push({ table, rows: count, MB: megabytes(bytes) });
  }
  const [{ bytes }] = await dataSource.query('SELECT pg_database_size(current_database()) AS bytes');
  rows.push({ table: 'the whole database', rows: '', MB: megabytes(bytes) });
  printTable(`${TEAMS} teams, made in ${short(took / 1000)} s`, rows);
}

function megabytes(bytes: string): number {
  return Math.round(Number(bytes) / 1024 ** 2);
}

/** Prints what the statements of the measures read from end to end. @returns whether contacts are not among it */
async function readsFewContacts(): Promise<boolean> {
  const reads = await findWholeReads(dataSource.manager, team);
  printTable('Tables that are read from end to end, by the plans of the measures', [
    ...reads.map(({ measure, tables }) => ({ measure, tables: tables.join(', ') })),
    { measure: 'all others', tables: 'none' },
  ]);
  const isLong = (table: string) => table === 'contact' || table === 'contact_staff';
  return contacts < PLANS_COUNT_FROM || !reads.some(({ tables }) => tables.some(isLong));
}
