import type { INestApplicationContext } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import type { CreateAccountInput } from '../accounts/account.input.js';
import { AccountRegister } from '../accounts/account-register.service.js';
import { ImportService } from '../contacts/import.service.js';
import type { Scale } from '../fidelity/scales/scale.js';
import { Scales } from '../fidelity/scales/scales.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { AccountsService } from '../sign-in/accounts.service.js';
import { randomPassword } from '../sign-in/password.js';
import { StaffService } from '../teams/staff.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { fillAudits } from './fill-audits.js';
import { fillCountry } from './fill-country.js';
import { fillGrounds } from './fill-grounds.js';
import { fillImprovement } from './fill-improvement.js';
import { fillNeeds } from './fill-needs.js';
import { fillPlans } from './fill-plans.js';
import { fillRecords } from './fill-records.js';
import { type DemoRegister, fillRegister } from './fill-register.js';
import { fillResourceGroups } from './fill-resource-groups.js';
import { generateRecords } from './generate-records.js';

/** An account of the demonstration, with the password that is told this once. */
export interface DemoAccount {
  username: string;
  password: string;
  name: string;
  role: Role;
}

/** What the demonstration has made: how to sign in, and where there is something to look at. */
export interface Demo {
  accounts: DemoAccount[];
  teamId: string;
  personId: string;
  auditId: string;
  improvementActionId: string;
  crisisPlanId: string;
  sipId: string;
}

type NewAccount = CreateAccountInput & DemoAccount;

const seed = 1280;

/**
 * Fills a new database: one team in Malmö with a year of records loaded through the importer, what its persons need, three
 * audits of it and what came of them, one person's resource group, crisis plan and SIP; and teams in the other services of the
 * mapping, each with an audit. Everyone in it is made up.
 * @param folder where the CSV files are left
 */
export async function fillDemo(app: INestApplicationContext, folder: string): Promise<Demo> {
  const register = await app.get(UnitOfWork).run(fillRegister);
  const accounts = demoAccounts(register);
  const actors = new Map<string, Actor>();
  for (const account of accounts)
    actors.set(account.username, await makeAccount(app, actors.get('administrator'), account));
  // The passwords are told to whoever starts the demonstration, and nobody has to choose another before looking.
  await app.get(UnitOfWork).run((manager) => manager.updateAll(Account, { passwordExpiresAt: null }));
  const actor = (username: string) => actors.get(username) as Actor;

  const endDate = addDays(today(), -1);
  const records = generateRecords(seed, endDate, register.principalNames);
  const { teamId } = register;
  await fillRecords(app.get(ImportService, { strict: false }), actor('teamledare'), teamId, records, folder);
  await linkStaff(app, actor('teamledare'), teamId, actors);
  const plans = await fillPlans(app, actor('samordnare'), register, records, endDate);
  await fillGrounds(app, actor('samordnare'), register, plans.personId);
  const scale = app.get(Scales, { strict: false }).newest('dacts') as Scale;
  await app.get(UnitOfWork).run(async (manager) => {
    await fillResourceGroups(manager, records, plans.personId, endDate, seed);
    await fillNeeds(manager, actor('samordnare'), teamId, endDate, seed);
    await fillCountry(manager, actor('administrator'), scale, teamId, endDate, seed);
  });
  const reviewerName = 'granskare';
  const auditors = { manager: actor('teamledare'), reviewer: actor(reviewerName), reviewerName };
  const auditIds = await fillAudits(app, auditors, teamId, endDate);
  const improvementActionId = await fillImprovement(app, actor('teamledare'), teamId, auditIds);
  return {
    accounts: accounts.map(({ username, password, name, role }) => ({ username, password, name, role })),
    teamId,
    auditId: auditIds.at(-1) as string,
    improvementActionId,
    ...plans,
  };
}

function demoAccounts({ teamId, principalIds, unitIds }: DemoRegister): NewAccount[] {
  const region = principalIds.get('region');
  const municipality = principalIds.get('municipality');
  const accounts = [
    { username: 'administrator', name: 'Administratör', role: Role.ADMINISTRATOR },
    { username: 'administrator-2', name: 'Andra administratören', role: Role.ADMINISTRATOR },
    { username: 'teamledare', name: 'Ylva Teaterholm', role: Role.TEAM_MANAGER, teamId, principalId: region },
    { username: 'samordnare', name: 'Åsa Mönsterqvist', role: Role.COORDINATOR, teamId, principalId: region },
    {
      username: 'samordnare-kommun',
      name: 'Leyla Exempelgren',
      role: Role.COORDINATOR,
      teamId,
      principalId: municipality,
    },
    { username: 'teammedlem', name: 'Hanna Skrönander', role: Role.TEAM_MEMBER, teamId, principalId: region },
    { username: 'akuten', name: 'Siri Mallberg', role: Role.UNIT_READER, unitId: unitIds.get('emergency') },
    {
      username: 'logggranskare',
      name: 'Bengt Provström',
      role: Role.LOG_REVIEWER,
      reviewedPrincipalId: region,
    },
    {
      username: 'granskare',
      name: 'Disa Påhittad',
      role: Role.FIDELITY_REVIEWER,
      teamId,
      principalId: region,
    },
    { username: 'analytiker', name: 'Nationell analytiker', role: Role.NATIONAL_ANALYST },
    {
      username: 'analytiker-skane',
      name: 'Regional analytiker',
      role: Role.REGIONAL_ANALYST,
      regionCode: '12',
    },
  ];
  return accounts.map((account) => ({ ...account, password: randomPassword() }));
}

/** Links the accounts of those who work in the team to them, by their names. */
async function linkStaff(
  app: INestApplicationContext,
  manager: Actor,
  teamId: string,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const [staff = null] = await app.get(TeamsService, { strict: false }).staffOfTeams(manager, [teamId]);
  for (const { accountId, name } of actors.values()) {
    const member = staff?.find((one) => one.name === name);
    if (!member) continue;
    const { id: staffMemberId, revision } = member;
    const link = { staffMemberId, revision, accountId };
    await app.get(StaffService, { strict: false }).link(manager, link);
  }
}

/** The two administrators are made as whoever runs an installation makes them, and they make the others. */
async function makeAccount(
  app: INestApplicationContext,
  administrator: Actor | undefined,
  input: NewAccount,
): Promise<Actor> {
  const register = app.get(AccountRegister, { strict: false });
  const { id } =
    administrator && input.role !== Role.ADMINISTRATOR
      ? await register.create(administrator, input)
      : await register.createAdministrator(input);
  const actor = await app.get(AccountsService, { strict: false }).actor(id, 'sv', 'demo');
  if (!actor) throw new Error(`The account ${input.username} was not made`);
  return actor;
}
