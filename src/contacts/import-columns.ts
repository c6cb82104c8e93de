import { Intensity, LeavingReason, LegalFrame } from '../persons/person-kinds.js';
import { type Columns, optional, type RowOf, required } from '../platform/csv/columns.js';
import {
  choice,
  date,
  dateAndTime,
  list,
  text,
  time,
  wholeNumber,
  yesNo,
} from '../platform/csv/read-cell.js';
import { staffColumns, staffReference } from '../teams/staff-columns.js';
import { ContactMode, ContactPlace } from './contact-kinds.js';
import { identity } from './identity-cell.js';
import { ImportKind } from './import-kind.js';
import { InterventionMethod } from './intervention-kinds.js';

const minutesOfADay = 1440;
const identityColumn = required(
  ['personnummer', 'samordningsnummer', 'reservnummer', 'personnr', 'pnr'],
  identity,
);

const enrolments = {
  person: identityColumn,
  given_name: required(['förnamn'], text(200)),
  family_name: required(['efternamn'], text(200)),
  protected_identity: optional(['skyddad identitet', 'skyddade personuppgifter'], yesNo, false),
  language: optional(['språk'], text(60), 'svenska'),
  interpreter: optional(['tolk'], yesNo, false),
  from: required(['från', 'inskriven'], date),
  to: optional(['till', 'avslutad'], date, null),
  leaving_reason: optional(
    ['avslutsorsak'],
    choice([
      { value: LeavingReason.PLANNED, en: 'planned', sv: 'planerat' },
      { value: LeavingReason.TRANSFERRED, en: 'transferred', sv: 'överförd' },
      { value: LeavingReason.DECLINED, en: 'declined', sv: 'avböjt' },
      { value: LeavingReason.LOST_CONTACT, en: 'lost_contact', sv: 'tappad kontakt' },
      { value: LeavingReason.MOVED, en: 'moved', sv: 'flyttat' },
      { value: LeavingReason.DECEASED, en: 'deceased', sv: 'avliden' },
    ]),
    null,
  ),
  intensity: optional(
    ['intensitet'],
    choice([
      { value: Intensity.STANDARD, en: 'standard', sv: 'grundnivå' },
      { value: Intensity.INTENSIVE, en: 'intensive', sv: 'intensiv' },
    ]),
    Intensity.STANDARD,
  ),
  legal_frame: optional(
    ['lagrum'],
    choice([
      { value: LegalFrame.VOLUNTARY, en: 'voluntary', sv: 'frivillig' },
      { value: LegalFrame.LPT, en: 'lpt', sv: 'lpt' },
      { value: LegalFrame.LRV, en: 'lrv', sv: 'lrv' },
    ]),
    LegalFrame.VOLUNTARY,
  ),
  coordinators: optional(['samordnare'], list(staffReference), [] as string[]),
} satisfies Columns;

const contacts = {
  person: identityColumn,
  date: required(['datum'], dateAndTime),
  time: optional(['tid', 'klockslag'], time, null),
  minutes: optional(['minuter', 'längd'], wholeNumber(0, minutesOfADay), null),
  mode: required(
    ['sätt', 'kontaktsätt'],
    choice([
      { value: ContactMode.IN_PERSON, en: 'in_person', sv: 'fysiskt', aliases: ['besök', 'fysiskt besök'] },
      { value: ContactMode.PHONE, en: 'phone', sv: 'telefon' },
      { value: ContactMode.VIDEO, en: 'video', sv: 'video', aliases: ['videosamtal'] },
      { value: ContactMode.MESSAGE, en: 'message', sv: 'meddelande', aliases: ['sms', 'chatt'] },
    ]),
  ),
  place: optional(
    ['plats'],
    choice([
      { value: ContactPlace.HOME, en: 'home', sv: 'hemmet', aliases: ['hem', 'hemma', 'bostaden'] },
      {
        value: ContactPlace.COMMUNITY,
        en: 'community',
        sv: 'närmiljö',
        aliases: ['närmiljön', 'samhället', 'ute'],
      },
      { value: ContactPlace.OFFICE, en: 'office', sv: 'mottagning', aliases: ['mottagningen', 'kontoret'] },
      { value: ContactPlace.WARD, en: 'ward', sv: 'avdelning', aliases: ['avdelningen', 'vårdavdelning'] },
    ]),
    null,
  ),
  staff: required(['personal', 'medarbetare'], list(staffReference)),
  person_present: optional(['personen med', 'personen närvarade'], yesNo, null),
  natural_support: optional(['närstående', 'närstående med'], yesNo, false),
  no_show: optional(['uteblev', 'uteblivet'], yesNo, false),
} satisfies Columns;

const meetings = {
  date: required(['datum'], dateAndTime),
  time: optional(['tid', 'klockslag'], time, null),
  minutes: required(['minuter', 'längd'], wholeNumber(1, minutesOfADay)),
  staff_present: required(['närvarande', 'antal personal'], wholeNumber(1, 200)),
  persons_reviewed: required(['genomgångna', 'antal genomgångna'], wholeNumber(0, 2000)),
} satisfies Columns;

const episodes = {
  person: identityColumn,
  admitted: required(['inskriven', 'inlagd'], date),
  discharged: optional(['utskriven'], date, null),
  team_in_admission: required(['teamet vid inskrivning'], yesNo),
  team_in_discharge: optional(['teamet vid utskrivning'], yesNo, null),
} satisfies Columns;

const method = choice([
  {
    value: InterventionMethod.PSYCHOEDUCATION,
    en: 'psychoeducation',
    sv: 'psykopedagogiska insatser',
    aliases: ['psykopedagogik', 'psykoedukation'],
  },
  {
    value: InterventionMethod.COGNITIVE_SUPPORT,
    en: 'cognitive_support',
    sv: 'kognitivt stöd',
    aliases: ['kognitivt stöd och hjälpmedel', 'kognitiva hjälpmedel'],
  },
  { value: InterventionMethod.INDIVIDUAL_CBT, en: 'individual_cbt', sv: 'individuell kbt' },
  {
    value: InterventionMethod.FAMILY_INTERVENTION,
    en: 'family_intervention',
    sv: 'familjeintervention',
    aliases: ['familjeinterventioner'],
  },
  { value: InterventionMethod.IPS, en: 'ips', sv: 'ips', aliases: ['ips eller motsvarande'] },
  { value: InterventionMethod.SHARED_DECISIONS, en: 'shared_decisions', sv: 'delat beslutsfattande' },
  { value: InterventionMethod.HOUSING_SUPPORT, en: 'housing_support', sv: 'boendestöd' },
  {
    value: InterventionMethod.GROUP_CBT,
    en: 'group_cbt',
    sv: 'kbt i grupp',
    aliases: ['gruppbehandling kbt'],
  },
  { value: InterventionMethod.NECT, en: 'nect', sv: 'nect' },
  {
    value: InterventionMethod.INTEGRATED_DUAL_DISORDER,
    en: 'integrated_dual_disorder',
    sv: 'integrerad beroendebehandling',
    aliases: ['iddt', 'integrerad behandling vid samsjuklighet'],
  },
  {
    value: InterventionMethod.ILLNESS_MANAGEMENT,
    en: 'illness_management',
    sv: 'sjukdomshantering',
    aliases: ['imr'],
  },
]);

const interventions = {
  person: identityColumn,
  method: required(['metod', 'insats'], method),
  offered: required(['erbjuden', 'erbjudandedag'], date),
  started: optional(['påbörjad', 'startdag'], date, null),
  ended: optional(['avslutad', 'slutdag'], date, null),
  manual: optional(['enligt manual', 'manualbaserad'], yesNo, null),
} satisfies Columns;

/** The columns of each kind of file, in the order of the templates. docs/import.md says the same in words. */
export const importColumns = {
  [ImportKind.STAFF]: staffColumns,
  [ImportKind.ENROLMENTS]: enrolments,
  [ImportKind.CONTACTS]: contacts,
  [ImportKind.MEETINGS]: meetings,
  [ImportKind.EPISODES]: episodes,
  [ImportKind.INTERVENTIONS]: interventions,
} satisfies Record<ImportKind, Columns>;

/** A row of each kind with every cell read. */
export type ImportRow<K extends ImportKind> = RowOf<(typeof importColumns)[K]>;
