import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** After the last spec: the folder goes, and what it names on a server. */
export default async function removeTemplates() {
  const { DATABASE_URL, TEST_TEMPLATES } = process.env;
  const named = readdirSync(TEST_TEMPLATES).filter((file) => file.endsWith('.name'));
  if (DATABASE_URL && named.length > 0) {
    const client = new pg.Client({ connectionString: DATABASE_URL });
    await client.connect();
    for (const file of named)
      await client.query(`DROP DATABASE ${readFileSync(join(TEST_TEMPLATES, file), 'utf8')}`);
    await client.end();
  }
  rmSync(TEST_TEMPLATES, { recursive: true, force: true });
}
