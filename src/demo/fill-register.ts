import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { AgreementSubject } from '../agreements/agreement-subject.js';
import type { OpeningHours } from '../organisations/opening-hours.type.js';
import { Principal, Service, Unit } from '../organisations/organisation.entity.js';
import { CareModel, PrincipalKind, UnitKind, USUAL_ACTIVITIES } from '../organisations/organisation-kinds.js';
import { sayHours } from '../organisations/say-hours.js';
import { defaultLocale } from '../platform/i18n/locale.js';
import { Team } from '../teams/team.entity.js';
import { readDemoData } from './demo-data.js';

interface RegisterFile {
  principals: {
    key: string;
    name: string;
    kind: keyof typeof PrincipalKind;
    regionCode?: string;
    municipalityCode?: string;
  }[];
  units: ({
    key: string;
    principal: string;
    name: string;
    kind: keyof typeof UnitKind;
    phone: string;
  } & Opened)[];
  team: RegisteredTeam;
  otherTeams: RegisteredTeam[];
  agreements: (Pick<Agreement, 'name' | 'fromDate' | 'sipCallDays' | 'sipMeetingDays' | 'paymentDays'> & {
    principals: string[];
    covers: (keyof typeof AgreementSubject)[];
  })[];
}

/** Hours as data, or in words alone. */
type Opened = { hours: OpeningHours } | { openingHours: string; hours?: undefined };

type RegisteredTeam = Opened & {
  /** Its name in the national mapping. */
  service: string;
  name: string;
  municipalityCode: string;
  models: (keyof typeof CareModel)[];
  phone: string;
  plannedFteHundredths: number;
  capacity: number;
};

/** What the demonstration has registered, by the keys of data/demo/register.json. */
export interface DemoRegister {
  principalIds: ReadonlyMap<string, string>;
  principalNames: { region: string; municipality: string };
  unitIds: ReadonlyMap<string, string>;
  teamId: string;
}

/** Writes the principals, units and teams of the demonstration. The teams' services are of the national mapping. */
export async function fillRegister(manager: EntityManager): Promise<DemoRegister> {
  const { principals, units, team, otherTeams, agreements } = readDemoData<RegisterFile>('register.json');
  const principalIds = new Map(principals.map(({ key }) => [key, randomUUID()]));
  const unitIds = new Map(units.map(({ key }) => [key, randomUUID()]));
  const idOf = (key: string) => principalIds.get(key) ?? missing(key);
  for (const { key, kind, ...principal } of principals) {
    await manager.insert(Principal, {
      id: idOf(key),
      kind: PrincipalKind[kind],
      activities: [...USUAL_ACTIVITIES[PrincipalKind[kind]]],
      ...principal,
    });
  }
  for (const { key, principal, kind, ...unit } of units) {
    const id = unitIds.get(key) ?? missing(key);
    await manager.insert(Unit, { id, principalId: idOf(principal), kind: UnitKind[kind], ...inWords(unit) });
  }
  const { id: teamId, service } = await addTeam(manager, team);
  const runners = ['region', 'municipality'];
  await manager.createQueryBuilder().relation(Service, 'principals').of(service).add(runners.map(idOf));
  for (const other of otherTeams) await addTeam(manager, other);
  for (const { principals: keys, covers, ...agreement } of agreements) {
    const between = keys.map((key) => manager.create(Principal, { id: idOf(key) }));
    const empty = { reference: '', consultants: '', consultationBooking: '', consultationUnits: [] };
    const subjects = covers.map((subject) => AgreementSubject[subject]);
    await manager.save(
      manager.create(Agreement, {
        id: randomUUID(),
        ...agreement,
        ...empty,
        principals: between,
        covers: subjects,
      }),
    );
  }
  const nameOf = (key: string) => principals.find((principal) => principal.key === key)?.name ?? missing(key);
  return {
    principalIds,
    principalNames: { region: nameOf('region'), municipality: nameOf('municipality') },
    unitIds,
    teamId,
  };
}

async function addTeam(
  manager: EntityManager,
  { service: name, models, ...rest }: RegisteredTeam,
): Promise<{ id: string; service: Service }> {
  const service = await manager.findOneByOrFail(Service, { name });
  const id = randomUUID();
  await manager.insert(Team, {
    id,
    serviceId: service.id,
    models: models.map((model) => CareModel[model]),
    fictitious: true,
    ...inWords(rest),
  });
  return { id, service };
}

/** The same with its hours in words, as sheets say them. */
const inWords = <Row extends Opened>(row: Row) => ({
  ...row,
  openingHours: row.hours ? sayHours(defaultLocale, row.hours) : row.openingHours,
});

function missing(key: string): never {
  throw new Error(`data/demo has nothing called "${key}"`);
}
