import { Activity } from '../organisations/organisation-kinds.js';
import { Intensity, LeavingReason, LegalFrame } from '../persons/person-kinds.js';
import { type Columns, optional, type RowOf, required } from '../platform/csv/columns.js';
import { choices, headers } from '../platform/csv/file-words.js';
import {
  choice,
  date,
  dateAndTime,
  list,
  personName,
  text,
  time,
  wholeNumber,
  yesNo,
} from '../platform/csv/read-cell.js';
import { staffColumns, staffReference } from '../teams/staff-columns.js';
import { ContactMode, ContactOutcome, ContactPlace } from './contact-kinds.js';
import { identity } from './identity-cell.js';
import { ImportKind } from './import-kind.js';
import { InterventionMethod } from './intervention-kinds.js';

const minutesOfADay = 1440;
const identityColumn = required(headers('person'), identity);

const enrolments = {
  person: identityColumn,
  given_name: required(headers('given_name'), personName),
  family_name: required(headers('family_name'), personName),
  activity: optional(headers('activity'), choice(choices('activity', Activity)), null),
  protected_identity: optional(headers('protected_identity'), yesNo, false),
  language: optional(headers('language'), text(60), 'svenska'),
  interpreter: optional(headers('interpreter'), yesNo, false),
  from: required(headers('enrolled_from'), date),
  to: optional(headers('enrolled_to'), date, null),
  leaving_reason: optional(headers('leaving_reason'), choice(choices('leavingReason', LeavingReason)), null),
  intensity: optional(headers('intensity'), choice(choices('intensity', Intensity)), Intensity.STANDARD),
  legal_frame: optional(headers('legal_frame'), choice(choices('legalFrame', LegalFrame)), null),
  coordinators: optional(headers('coordinators'), list(staffReference), [] as string[]),
} satisfies Columns;

const contacts = {
  person: identityColumn,
  date: required(headers('date'), dateAndTime),
  time: optional(headers('time'), time, null),
  minutes: optional(headers('minutes'), wholeNumber(0, minutesOfADay), null),
  mode: required(headers('mode'), choice(choices('contactMode', ContactMode))),
  place: optional(headers('place'), choice(choices('contactPlace', ContactPlace)), null),
  staff: required(headers('staff'), list(staffReference)),
  person_present: optional(headers('person_present'), yesNo, null),
  natural_support: optional(headers('natural_support'), yesNo, false),
  no_show: optional(headers('no_show'), yesNo, false),
  outcome: optional(headers('outcome'), choice(choices('contactOutcome', ContactOutcome)), null),
  crisis: optional(headers('crisis'), yesNo, false),
  consultation: optional(headers('consultation'), yesNo, false),
} satisfies Columns;

const meetings = {
  date: required(headers('date'), dateAndTime),
  time: optional(headers('time'), time, null),
  minutes: required(headers('minutes'), wholeNumber(1, minutesOfADay)),
  staff_present: required(headers('staff_present'), wholeNumber(1, 200)),
  persons_reviewed: required(headers('persons_reviewed'), wholeNumber(0, 2000)),
} satisfies Columns;

const episodes = {
  person: identityColumn,
  admitted: required(headers('admitted'), date),
  discharged: optional(headers('discharged'), date, null),
  team_in_admission: required(headers('team_in_admission'), yesNo),
  team_in_discharge: optional(headers('team_in_discharge'), yesNo, null),
} satisfies Columns;

const method = choice(choices('interventionMethod', InterventionMethod));

const interventions = {
  person: identityColumn,
  method: required(headers('method'), method),
  offered: required(headers('offered'), date),
  started: optional(headers('started'), date, null),
  ended: optional(headers('ended'), date, null),
  manual: optional(headers('manual'), yesNo, null),
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
