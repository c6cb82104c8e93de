import { randomUUID } from 'node:crypto';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import type { Browser, TestApp } from './test-app.js';
import { reserveNumber } from './test-person.js';

async function ask(browser: Browser, query: string, variables: object) {
  const { data, errors } = await browser.graphql(query, { ...variables });
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
}

/** A unit of a principal, open at night. */
export async function addUnit(
  { unitOfWork }: Pick<TestApp, 'unitOfWork'>,
  principalId: string,
  name = 'Akuten',
  fields: Partial<Unit> = {},
): Promise<string> {
  const id = randomUUID();
  await unitOfWork.run((manager) =>
    manager.insert(Unit, {
      id,
      principalId,
      name,
      kind: UnitKind.EMERGENCY_PSYCHIATRY,
      openingHours: 'Dygnet runt',
      phone: '040-99 11 22',
      ...fields,
    }),
  );
  return id;
}

/** Enrols somebody made up through the API. @returns the person's id */
export async function enrolPerson(
  coordinator: Browser,
  teamId: string,
  fields: object = {},
): Promise<string> {
  const input = {
    teamId,
    identityNumber: reserveNumber(),
    givenName: 'Åsa',
    familyName: 'Påhittsson',
    fromDate: '2026-01-01',
    ...fields,
  };
  const mutation = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
  return (await ask(coordinator, mutation, { input })).personId;
}

/**
 * A crisis plan with one agreed version: one statement for everybody, one for care and one for the team alone.
 * @returns its id
 */
export async function agreePlan(
  coordinator: Browser,
  personId: string,
  unitId: string,
  closedHours = 'Ring akuten först.',
  contacts: readonly object[] = [],
  moreUnits: readonly object[] = [],
): Promise<string> {
  const begin = 'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }';
  const { id: planId } = await ask(coordinator, begin, { input: { personId, label: 'KRISPLAN' } });
  await agreeDraft(coordinator, planId, unitId, { closedHours, contacts, moreUnits });
  return planId;
}

/** Agrees on the next version of a plan that {@link agreePlan} made, in the same words. */
export async function agreeNext(coordinator: Browser, planId: string, unitId: string): Promise<void> {
  const next = 'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { revision } }';
  const { revision } = await ask(coordinator, next, { planId });
  await agreeDraft(coordinator, planId, unitId, { seen: revision });
}

async function agreeDraft(
  coordinator: Browser,
  planId: string,
  unitId: string,
  {
    closedHours = 'Ring akuten först.',
    contacts = [],
    moreUnits = [],
    seen = 1,
  }: { closedHours?: string; contacts?: readonly object[]; moreUnits?: readonly object[]; seen?: number },
): Promise<void> {
  const statement = (section: string, text: string, audience: string) => ({ section, text, audience });
  const draft = {
    planId,
    revision: seen,
    madeTogether: true,
    phase: 'STABLE',
    madeOn: today(),
    reviewOn: addDays(today(), 180),
    closedHours,
    contacts,
    closedHoursUnits: [
      {
        unitId,
        task: 'Svarar hela natten.',
        response: 'ACCEPTED',
        respondedOn: today(),
        respondedBy: 'Chefen',
      },
      ...moreUnits,
    ],
    statements: [
      { ...statement('EARLY_SIGNS', 'Jag slutar svara på meddelanden.', 'EVERYONE'), stage: 1 },
      statement('OWN_ACTIONS', 'Jag går slingan runt dammen.', 'EVERYONE'),
      statement('WHAT_HELPS', 'Tala lugnt om fåglar.', 'CARE_AND_SUPPORT'),
      statement('WHAT_HELPS', 'Bara teamet vet detta.', 'TEAM'),
    ],
  };
  const save = `mutation ($input: SaveCrisisPlanDraftInput!) {
    saveCrisisPlanDraft(input: $input) { ... on CrisisPlanVersion { revision } } }`;
  const { revision } = await ask(coordinator, save, { input: draft });
  const agree = `mutation ($input: AgreeCrisisPlanInput!) {
    agreeCrisisPlan(input: $input) { ... on CrisisPlanVersion { status } ... on PlanIncomplete { problems { path code } } } }`;
  const { status, ...rest } = await ask(coordinator, agree, { input: { planId, revision } });
  if (status !== 'AGREED') throw new Error(JSON.stringify(rest));
}
