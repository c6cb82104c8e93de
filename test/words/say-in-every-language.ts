import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app/create-app.js';
import { printedSchema } from '../../src/app/print-schema.js';
import { readEnvironment } from '../../src/app/read-environment.js';
import { describeColumns } from '../../src/contacts/import-column.js';
import { importColumns } from '../../src/contacts/import-columns.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { reasonText } from '../../src/contacts/import-report.js';
import { showColumns } from '../../src/contacts/show-columns.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { planHeader } from '../../src/platform/csv/columns.js';
import type { Reason } from '../../src/platform/csv/csv-refusal.js';
import { yesNo } from '../../src/platform/csv/read-cell.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { createLogger } from '../../src/platform/logging/logging.js';

/** For `third-language.spec.ts`, which runs this in a copy of the program: what it says, as JSON on its output. */
async function say(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'teamkompass-say-'));
  const config = readEnvironment({
    SESSION_SECRET: 'x'.repeat(32),
    SQLITE_PATH: join(folder, 'empty.sqlite'),
    SECURE_COOKIES: 'false',
  });
  const app = await createApp(config, createLogger('silent'));
  try {
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const json = await fetch(`${url}/nowhere`, { headers: { accept: 'application/json' } });
    const graphql = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ nothing }"}',
    });
    const page = await fetch(`${url}/sign-in`, { headers: { accept: 'text/html', cookie: 'locale=fi' } });
    const { mode } = importColumns.CONTACTS;
    const column = <C extends { name: string }>(columns: C[]) => columns.find(({ name }) => name === 'mode');
    const refused = yesNo.read('kanske') as { reason: Reason };
    return {
      schema: await printedSchema(),
      json: await json.json(),
      graphql: await graphql.json(),
      page: await page.text(),
      column: column(describeColumns(ImportKind.CONTACTS)),
      shown: showColumns(ImportKind.CONTACTS, 'fi' as Locale)[
        Object.keys(importColumns.CONTACTS).indexOf('mode')
      ],
      headers: [...planHeader(importColumns.CONTACTS, ['FI kontaktsätt']).places],
      cells: ['fi besök', 'besök', 'in_person'].map((cell) => mode.cell.read(cell)),
      refusal: reasonText('fi' as Locale, refused.reason),
      scale: app.get(Scales).newest('dacts')!.name,
    };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(JSON.stringify(await say()));
