import { type Columns, optional, type RowOf, required } from '../platform/csv/columns.js';
import { type Fault, fault } from '../platform/csv/judged-row.js';
import { choice, date, partOfFullTime, text } from '../platform/csv/read-cell.js';
import { Profession, TeamRole } from './team-kinds.js';

/** What somebody on the staff is known by in files, such as an employment number. */
export const staffReference = text(40);

const profession = choice([
  { value: Profession.PSYCHIATRIST, en: 'psychiatrist', sv: 'psykiater' },
  { value: Profession.PHYSICIAN, en: 'physician', sv: 'läkare' },
  { value: Profession.NURSE, en: 'nurse', sv: 'sjuksköterska' },
  { value: Profession.ASSISTANT_NURSE, en: 'assistant_nurse', sv: 'undersköterska', aliases: ['skötare'] },
  {
    value: Profession.SOCIAL_WORKER,
    en: 'social_worker',
    sv: 'socionom',
    aliases: ['kurator', 'socialsekreterare'],
  },
  { value: Profession.PSYCHOLOGIST, en: 'psychologist', sv: 'psykolog' },
  { value: Profession.THERAPIST, en: 'therapist', sv: 'terapeut' },
  { value: Profession.OCCUPATIONAL_THERAPIST, en: 'occupational_therapist', sv: 'arbetsterapeut' },
  { value: Profession.PHYSIOTHERAPIST, en: 'physiotherapist', sv: 'fysioterapeut' },
  { value: Profession.PEER_SUPPORT, en: 'peer_support', sv: 'peer support' },
  { value: Profession.EMPLOYMENT_SPECIALIST, en: 'employment_specialist', sv: 'arbetsspecialist' },
  { value: Profession.SUBSTANCE_USE_SPECIALIST, en: 'substance_use_specialist', sv: 'beroendespecialist' },
  { value: Profession.ADMINISTRATOR, en: 'administrator', sv: 'administratör' },
  { value: Profession.OTHER, en: 'other', sv: 'annat' },
]);

const role = choice([
  { value: TeamRole.LEADER, en: 'leader', sv: 'teamledare' },
  {
    value: TeamRole.COORDINATOR,
    en: 'coordinator',
    sv: 'vård- och stödsamordnare',
    aliases: ['samordnare', 'case manager'],
  },
  { value: TeamRole.MEMBER, en: 'member', sv: 'medarbetare' },
  { value: TeamRole.PROGRAMME_ASSISTANT, en: 'programme_assistant', sv: 'administrativt stöd' },
]);

/** The columns of a file of staff, in the order of its template. */
export const staffColumns = {
  reference: required(['referens', 'anställningsnummer'], staffReference),
  name: required(['namn'], text(200)),
  profession: required(['yrke'], profession),
  role: optional(['roll'], role, TeamRole.MEMBER),
  employer: required(['huvudman', 'arbetsgivare'], text(200)),
  fte: required(['tjänstgöringsgrad', 'sysselsättningsgrad'], partOfFullTime),
  from: required(['från'], date),
  to: optional(['till'], date, null),
  qualifications: optional(['kompetens', 'utbildning'], text(200), ''),
} satisfies Columns;

export type StaffRow = RowOf<typeof staffColumns>;

export function staffFaults(row: StaffRow): Fault[] {
  return row.to !== null && row.to < row.from ? [fault('to', 'beforeStart', { from: row.from })] : [];
}
