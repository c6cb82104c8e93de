import { randomUUID } from 'node:crypto';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { ImportKind } from '../../src/contacts/import-kind.js';
import type { Random } from '../../src/demo/random.js';
import { DischargeStep } from '../../src/discharges/discharge-step.js';
import { RegisterRecord } from '../../src/organisations/register-change.entity.js';
import { AmendedRecord } from '../../src/persons/amendment.entity.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { queryLimitRules } from '../../src/platform/graphql/query-limits.js';

/** A row that an id may point at; with its person where it is about one. */
export interface Target {
  id: string;
  personId: string | null;
}
/** By the name of the table. */
export type Targets = ReadonlyMap<string, readonly Target[]>;

/** Every row of every table, to point at. */
export async function readTargets({ reader }: UnitOfWork): Promise<Targets> {
  const targets = new Map<string, Target[]>();
  for (const { tableName, columns } of reader.connection.entityMetadatas) {
    const names = columns.map(({ databaseName }) => databaseName);
    if (!names.includes('id') || tableName === 'session') continue;
    const person = tableName === 'person' ? 'id' : names.includes('person_id') ? 'person_id' : 'NULL';
    targets.set(
      tableName,
      await reader.query(`SELECT id, ${person} AS "personId" FROM ${tableName} ORDER BY id`),
    );
  }
  return targets;
}

/** Which table an id points into, by its name; one with a name that is not here must be added. */
const TABLE_OF: Record<string, string | readonly string[]> = {
  personId: 'person',
  planId: 'crisis_plan',
  jobId: 'job',
  sipId: 'sip',
  teamId: 'team',
  unitId: 'unit',
  receiverUnitId: 'unit',
  formId: 'waiting_form',
  runId: 'import_run',
  importRunId: 'import_run',
  // What goes on is kept in memory.
  workId: 'waiting_form',
  principalId: 'principal',
  receiverId: 'principal',
  overallPrincipalId: 'principal',
  reviewedPrincipalId: 'principal',
  groundId: 'ground',
  scanId: 'ground_scan',
  questionId: 'unit_question',
  seenAnswerId: 'unit_answer',
  taskId: 'closed_hours_unit',
  callId: 'sip_call',
  blockId: 'block',
  offerId: 'plan_offer',
  holdId: 'record_hold',
  copyId: 'plan_copy',
  takenDocumentId: 'taken_document',
  ownPageId: 'own_page',
  ownWordsId: 'own_words',
  enrolmentId: 'enrolment',
  auditId: 'audit',
  reReviewOf: 'audit',
  evidenceId: 'audit_evidence',
  raterId: 'audit_rater',
  actionId: 'improvement_action',
  reviewId: 'log_review',
  knownFaultId: 'known_log_fault',
  joinId: 'record_join',
  openingId: 'emergency_opening',
  liftRequestId: 'lift_request',
  destructionId: 'destruction',
  accountId: 'account',
  grantId: 'role_grant',
  serviceId: 'service',
  agreementId: 'agreement',
  consultationUnitId: 'unit',
  coordinatorId: 'staff_member',
  ownerId: 'staff_member',
  staffMemberId: 'staff_member',
  memberId: 'staff_member',
  secondRaterStaffId: 'staff_member',
  firstRaterStaffId: 'staff_member',
  employerId: 'principal',
  postId: 'post',
  leaveId: 'leave',
  contactId: 'contact',
  episodeId: 'hospital_episode',
  dischargeId: 'discharge',
  interventionId: 'intervention',
  meetingId: 'team_meeting',
  versionId: 'resource_group_version',
  noteKey: 'resource_group_meeting',
  attended: 'resource_group_member',
  memberKey: 'resource_group_member',
  goalKey: 'resource_group_goal',
  staffId: 'staff_member',
  recordId: [
    ...['person', 'enrolment', 'crisis_plan_version', 'sip_version'],
    ...['contact', 'hospital_episode', 'intervention', 'team_meeting', 'discharge'],
  ],
  intoId: ['principal', 'unit', 'service', 'team', 'agreement'],
  registeredId: ['principal', 'unit', 'service', 'team', 'agreement'],
};

/** What a query or mutation means by a mere `id`. */
const TABLE_OF_ID: Record<string, string> = {
  person: 'person',
  principal: 'principal',
  unit: 'unit',
  service: 'service',
  agreement: 'agreement',
  crisisPlan: 'crisis_plan',
  sharedCrisisPlan: 'crisis_plan',
  sharedCrisisPlanChanges: 'crisis_plan',
  unitQuestion: 'unit_question',
  sip: 'sip',
  job: 'job',
  cancelJob: 'job',
  team: 'team',
  audit: 'audit',
  auditCharts: 'audit',
  chartReviews: 'audit',
  reviewedQuestions: 'audit',
  saveChartReview: 'audit',
  describeAuditTopic: 'audit',
  recommendForAuditItem: 'audit',
  summariseAudit: 'audit',
  judgeAudit: 'audit',
  setNextReview: 'audit',
  rateAuditItem: 'audit',
  closeAudit: 'audit',
  recountAudit: 'audit',
  finishRating: 'audit',
  reopenRating: 'audit',
  removeRater: 'audit',
  addAuditEvidence: 'audit',
  removeAuditEvidence: 'audit',
  improvementAction: 'improvement_action',
  changeImprovementAction: 'improvement_action',
  moveImprovementAction: 'improvement_action',
  addImprovementEntry: 'improvement_action',
  logReview: 'log_review',
  staffMember: 'staff_member',
  account: 'account',
  closeAccount: 'account',
  reopenAccount: 'account',
  resetTotp: 'account',
  signIns: 'account',
  confirmRecordJoin: 'record_join',
};

const CODES: Record<string, readonly string[]> = {
  regionCode: ['12', '01', '99'],
  municipalityCode: ['1280', '0180'],
  number: ['1', '2'],
  // No link has it.
  token: ['x'.repeat(32)],
  code: ['H1', 'O1'],
  copyCode: ['KTR4WPAE'],
  subscale: ['H', 'O'],
  caseNumber: ['0', '1'],
  date: [today(), addDays(today(), -1)],
  kind: Object.values(ImportKind),
  recordType: Object.values(AmendedRecord),
  registered: Object.values(RegisterRecord),
  step: Object.values(DischargeStep),
};

/** Where ids, codes and words are drawn from. */
export interface Draw {
  random: Random;
  targets: Targets;
  /** Persons, their records and teams that are often asked for. */
  near: ReadonlySet<string>;
  /** Names and numbers that somebody may look for. */
  words: readonly string[];
}

/** @throws Error for a name that nobody has said what it points at */
export function drawId(draw: Draw, name: string, of?: string): string {
  const codes = CODES[name];
  if (codes) return draw.random.pick(codes);
  const tables = name === 'id' ? TABLE_OF_ID[of ?? ''] : TABLE_OF[name.replace(/Ids$/, 'Id')];
  if (tables === undefined) throw new Error(`Say in random-requests.ts what ${name} of ${of} points at`);
  const table = typeof tables === 'string' ? tables : draw.random.pick(tables);
  const all = draw.targets.get(table) ?? [];
  const isNear = ({ id, personId }: Target) => draw.near.has(id) || (personId && draw.near.has(personId));
  const near = draw.random.chance(0.7) ? all.filter(isNear) : [];
  const target = draw.random.chance(0.1) ? undefined : draw.random.pick(near.length > 0 ? near : all);
  return target?.id ?? randomUUID();
}

const TEXT = 'Provtext som är lång nog för det mesta.';

function drawText(draw: Draw, name: string): string {
  if (name === 'query' || name === 'identityNumber') return draw.random.pick([...draw.words, '']);
  if (name === 'contentBase64') {
    const line = `${draw.random.pick(draw.words)};Prov;Prov;${today()}`;
    return Buffer.from(`personnummer;förnamn;efternamn;från\n${line}\n`).toString('base64');
  }
  if (name === 'receiver')
    return draw.random.pick(['PERSON', 'OWN_USE', 'AUTHORITY', drawId(draw, 'groundId')]);
  if (name === 'time') return '10:30';
  if (/(On|Date|From|To)$|^(from|to|date|on$)/.test(name))
    return addDays(today(), draw.random.pick([-30, -1, 0, 0, 0, 1, 30]));
  return draw.random.chance(0.1) ? '' : TEXT;
}

function drawValue(draw: Draw, type: GraphQLInputType, name: string, of: string): unknown {
  if (isNonNullType(type)) return drawValue(draw, type.ofType, name, of);
  if (isListType(type)) return draw.random.chance(0.6) ? [drawValue(draw, type.ofType, name, of)] : [];
  if (isEnumType(type)) return draw.random.pick(type.getValues()).name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || draw.random.chance(0.6))
        .map((field) => [field.name, drawValue(draw, field.type, field.name, of)]),
    );
  if (type.name === 'ID') return drawId(draw, name, of);
  if (type.name === 'Boolean') return draw.random.chance(0.5);
  if (name === 'hours') return 24;
  if (type.name === 'Int') return draw.random.pick([1, 1, 1, 2, 50]);
  return drawText(draw, name);
}

/** Arguments that a field cannot do without: words of an enum, and of those the last. */
function chosen(args: readonly GraphQLArgument[]): string {
  const given = args.map(({ name, type }) => {
    const named = getNamedType(type);
    if (!isEnumType(named)) throw new Error(`Say in random-requests.ts what ${name} is to be`);
    return `${name}: ${named.getValues().at(-1)!.name}`;
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

/** Every field of a type and of what it holds, so many levels down. */
function everyField(type: GraphQLOutputType, levels: number, above: readonly string[] = []): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const parts = named.getTypes().map((part) => `... on ${part.name} ${everyField(part, levels, above)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named)) throw new Error(`No fields known for ${named}`);
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const call = field.name + chosen(field.args.filter(isRequiredArgument));
    if (isLeafType(inner)) return [call];
    if (levels === 0 || above.includes(inner.name)) return [];
    return [`${call} ${everyField(field.type, levels - 1, [...above, named.name])}`];
  });
  return `{ ${(fields.length > 0 ? fields : ['__typename']).join(' ')} }`;
}

export interface Operation {
  name: string;
  isWrite: boolean;
  query: string;
  field: GraphQLField<unknown, unknown>;
}

/** Every query and mutation of the schema, each asking for as much as the limits let it. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type, place) =>
    Object.values(type?.getFields() ?? {}).map((field) => {
      const declared = field.args.map(({ name, type: of }) => `$${name}: ${of}`).join(', ');
      const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
      for (let levels = 6; levels >= 0; levels--) {
        const call = `${field.name}${passed && `(${passed})`} ${everyField(field.type, levels)}`;
        const query = `${place ? 'mutation' : 'query'} ${declared && `(${declared})`} { ${call} }`;
        if (validate(schema, parse(query), queryLimitRules).length > 0) continue;
        return { name: field.name, isWrite: place === 1, query, field };
      }
      throw new Error(`No query of ${field.name} is within the limits`);
    }),
  );
}

export function drawVariables(draw: Draw, { field, name }: Operation): Record<string, unknown> {
  return Object.fromEntries(
    field.args.map((argument) => [argument.name, drawValue(draw, argument.type, argument.name, name)]),
  );
}

/** A page's address with something in place of each parameter. */
export function drawAddress(draw: Draw, path: string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => drawId(draw, name, path));
}

/** Fields that forms ask for, with something that may do; the rest of a form is left empty. */
export function drawForm(draw: Draw): Record<string, string> {
  const names = ['query', 'identityNumber', 'reason', 'note', 'text', 'toDate', 'liftNote', 'givenName'];
  return Object.fromEntries(
    names.filter(() => draw.random.chance(0.6)).map((name) => [name, drawText(draw, name)]),
  );
}
