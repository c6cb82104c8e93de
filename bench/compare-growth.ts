import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client } from 'pg';
import type { Actor } from '../src/access/actor.js';
import { Role } from '../src/access/role.js';
import { CaseloadService } from '../src/caseload/caseload.service.js';
import { PersonListService } from '../src/persons/person-list.service.js';
import type { Config } from '../src/platform/config/config.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { RecordedStatements } from '../test/support/recorded-statements.js';
import { startCommand } from './command.js';
import { alternate, printTable, short } from './figures.js';
import { type CoordinatorOfTwo, fillPersons, OF_COORDINATOR, OF_LARGE_TEAM } from './fill-persons.js';
import { withDatabase } from './with-database.js';

const FEW = 1000;
const MANY = 100_000;
const TURNS = { warmUp: 5, rounds: 41 };
/** What it may cost that there are a hundred times as many persons, in times. */
const LIMIT = 1.5;

/** The application among so many persons, and its coordinator in one team and in the other. */
interface Side {
  app: NestExpressApplication;
  inTeam: Actor;
  inLargeTeam: Actor;
}

/** What somebody looks at again and again, and the most statements that it may take. */
const looks = [
  {
    look: `what waits for the coordinator of ${OF_COORDINATOR}`,
    most: 8,
    of: ({ app, inTeam }: Side) => app.get(CaseloadService).overview(inTeam),
  },
  {
    look: `a page of a team of ${OF_LARGE_TEAM}`,
    most: 6,
    of: ({ app, inLargeTeam }: Side) =>
      app.get(PersonListService).list(inLargeTeam, inLargeTeam.grants[0]!.teamId!),
  },
] as const;

/**
 * Times what a coordinator looks at among a thousand persons and among a hundred thousand, in alternating rounds.
 * @returns whether it is within the limit, and in no more statements than it may take
 */
export async function compareGrowth(config: Config): Promise<boolean> {
  const few = await startAmong(config, FEW);
  const many = await startAmong(config, MANY);
  const rows = [];
  let isWithin = true;
  for (const { look, most, of } of looks) {
    const [amongFew, amongMany] = await alternate(
      TURNS,
      () => of(few),
      () => of(many),
    );
    const statements = await countStatements(many.app, () => of(many));
    const ratio = amongMany / amongFew;
    isWithin &&= ratio <= LIMIT && statements <= most;
    rows.push({
      look,
      statements: `${statements} (limit ${most})`,
      [`among ${FEW}, ms`]: short(amongFew),
      [`among ${MANY}, ms`]: short(amongMany),
      ratio: ratio.toFixed(2),
    });
  }
  await few.app.close();
  await many.app.close();
  printTable(`The same looks among few persons and among many (limit ${LIMIT})`, rows);
  return isWithin;
}

/** A database of its own, beside the one that is there. */
async function startAmong(config: Config, persons: number): Promise<Side> {
  const place = Object.assign(Object.create(config) as Config, await placeBeside(config, `among_${persons}`));
  const coordinator = await withDatabase(place, async (source) => {
    await source.runMigrations();
    return fillPersons(source, persons);
  });
  const { teamId, largeTeamId } = coordinator;
  const app = await startCommand(place);
  return { app, inTeam: actorIn(teamId, coordinator), inLargeTeam: actorIn(largeTeamId, coordinator) };
}

async function placeBeside({ DATABASE_URL, SQLITE_PATH }: Config, name: string): Promise<Partial<Config>> {
  if (!DATABASE_URL) return { SQLITE_PATH: `${SQLITE_PATH}.${name}` };
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(DATABASE_URL);
  url.pathname = name;
  return { DATABASE_URL: url.href };
}

const actorIn = (teamId: string, { accountId, principalId }: CoordinatorOfTwo): Actor => ({
  accountId,
  name: 'Påhittad Samordnare',
  locale: 'sv',
  requestId: randomUUID(),
  principalId,
  grants: [{ role: Role.COORDINATOR, teamId }],
});

async function countStatements(app: NestExpressApplication, work: () => Promise<unknown>): Promise<number> {
  const statements = new RecordedStatements({ unitOfWork: app.get(UnitOfWork) });
  await work();
  return statements.take().filter((statement) => !/^(BEGIN|START|COMMIT)/.test(statement)).length;
}
