import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { dischargeLine, nextStep } from '../discharges/discharge-days.js';
import { dischargeFacts, readDischargeFacts, stepsRemain } from '../discharges/discharge-facts-sql.js';
import { renewalDays, TO_RENEW } from '../disclosure/grounds-to-renew.js';
import { IS_LAST } from '../disclosure/last-teams.js';
import { nextReviewDue } from '../fidelity/rules/next-review.js';
import { Scales } from '../fidelity/scales/scales.js';
import { coordinatesOn } from '../persons/coordinators.js';
import { Person } from '../persons/person.entity.js';
import { type AccessedPerson, PersonAccess, type RequestedRecord } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES, planLacking } from '../persons/plan-conditions.js';
import { outdatedPlans } from '../plans/outdated-plans-sql.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { timeOfDay } from '../platform/dates/clock-time.js';
import { today } from '../platform/dates/today.js';
import { copyFacts, IS_TO_RECALL, recallDays } from '../releases/copies-to-recall-sql.js';
import { TeamAccess } from '../teams/team-access.js';
import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind } from './caseload-kinds.js';
import { describeWaiting } from './describe-waiting.js';
import { sundayOf } from './urgency-of.js';

/** Days ahead of which something with a day is shown. */
const AHEAD = 30;

/** Something that waits in a team, with the person where it is about one. */
export interface WaitingRow {
  kind: CaseloadKind;
  /** The table and row that are shown, and the team that keeps them. */
  recordType: string;
  recordId: string;
  keptByTeamId: string | null;
  team: string | null;
  /** YYYY-MM-DD. */
  dueOn: string | null;
  /** The plan, the audit or the action whose page it is taken care of on. */
  subjectId: string | null;
  /** Of a plan's version. */
  number: number | null;
  /** What a crisis plan is called (CrisisPlanLabel), a unit, a receiver, who proposed, a scale or what is to be done. */
  label: string | null;
  personId: string | null;
  ownerId: string;
  givenName: string;
  familyName: string;
  protectedIdentity: boolean | number;
  /** Whether the actor coordinates for the person, and for anybody. */
  isMine: boolean | number;
  coordinates: boolean | number;
}

/** An item, and the record about a person that it shows. */
interface Waiting {
  item: CaseloadItem;
  record: (RequestedRecord & AccessedPerson) | null;
}

/** What an actor must be allowed to do with a record about a person for it to wait for them. */
const POLICY_OF: Partial<Record<CaseloadKind, PolicyName>> = {
  WITHOUT_COORDINATOR: 'person.write',
  WITHOUT_CRISIS_PLAN: 'person.write',
  WITHOUT_SIP: 'person.write',
  CRISIS_PLAN_DRAFT: 'plan.write',
  CRISIS_PLAN_REVIEW: 'plan.write',
  PLAN_OUTDATED: 'plan.write',
  PLAN_WITHOUT_TEAM: 'planEnding.write',
  COPIES_TO_RECALL: 'copy.write',
  UNIT_UNANSWERED: 'plan.write',
  UNIT_DECLINED: 'plan.write',
  SIP_DRAFT: 'plan.write',
  SIP_FOLLOW_UP: 'plan.write',
  DISCHARGE_STEP: 'contact.write',
  OWN_WORDS: 'ownPage.write',
  CONSENT_ENDS: 'consent.write',
  LIFT_ASKED: 'consent.write',
  JOIN_TO_CONFIRM: 'person.write',
};

/** A table of what waits, in as many columns as {@link WaitingRow} has before the person. */
const row = (
  kind: CaseloadKind,
  record: string,
  teamId: string,
  { dueOn = 'NULL', subjectId = 'NULL', number = 'NULL', label = 'NULL', personId = 'NULL' } = {},
) => `SELECT '${kind}' AS kind, '${record}' AS record_type, ${record}.id AS record_id, ${teamId} AS team_id,
       CAST(${dueOn} AS text) AS due_on, CAST(${subjectId} AS text) AS subject_id,
       CAST(${number} AS integer) AS number, CAST(${label} AS text) AS label, CAST(${personId} AS text) AS person_id`;

/** Of the plans of one kind: who has none, what has been begun, and what is to be looked through again. */
function ofPlans(
  offered: PlanKind,
  dueOn: string,
  kinds: { none: CaseloadKind; draft: CaseloadKind; review: CaseloadKind },
): string[] {
  const { plan, version, key } = PLAN_TABLES[offered];
  const label = offered === PlanKind.CRISIS_PLAN ? 'crisis_plan.label' : 'NULL';
  const of = { subjectId: `${plan}.id`, number: `${version}.number`, personId: `${plan}.person_id`, label };
  const from = `FROM ${version} JOIN ${plan} ON ${plan}.id = ${version}.${key}
    WHERE ${plan}.person_id IN (SELECT person_id FROM enrolled WHERE team_id IN (:...planTeams))`;
  const enrolment = { personId: 'enrolment.person_id' };
  return [
    `${row(kinds.draft, version, `${plan}.team_id`, of)} ${from} AND ${version}.status = 'DRAFT'`,
    `${row(kinds.review, version, `${plan}.team_id`, { ...of, dueOn: `${version}.${dueOn}` })} ${from}
       AND ${version}.status = 'AGREED' AND ${version}.${dueOn} <= :last`,
    `${row(kinds.none, 'enrolment', 'enrolment.team_id', enrolment)} FROM enrolled enrolment
      WHERE ${planLacking(offered, 'enrolment.person_id')}`,
  ];
}

/** Of the units with a task in crisis plans. @param is what is so of the version and of the unit that is asked in it */
const ofUnits = (kind: CaseloadKind, is: string) => `${row(
  kind,
  'crisis_plan_version',
  'crisis_plan.team_id',
  {
    subjectId: 'crisis_plan.id',
    number: 'crisis_plan_version.number',
    label: 'unit.name',
    personId: 'crisis_plan.person_id',
  },
)}
     FROM crisis_plan JOIN crisis_plan_version ON crisis_plan_version.plan_id = crisis_plan.id
     JOIN closed_hours_unit asked ON asked.version_id = crisis_plan_version.id
     JOIN unit ON unit.id = asked.unit_id
    WHERE crisis_plan.person_id IN (SELECT person_id FROM enrolled WHERE team_id IN (:...planTeams)) AND ${is}`;

/** Of the answers of the unit that `asked` is of, to that task, those that came when it had been agreed. */
const lateAnswers = (
  answer: string,
) => `SELECT 1 FROM unit_answer ${answer} JOIN unit ${answer}_unit ON ${answer}_unit.id = ${answer}.unit_id
        WHERE ${answer}.version_id = crisis_plan_version.id AND ${answer}.task = asked.task
          AND COALESCE(${answer}_unit.joined_into_id, ${answer}_unit.id) = COALESCE(unit.joined_into_id, unit.id)
          AND ${answer}.answered_at > crisis_plan_version.agreed_at`;

const ABOUT_PERSONS = [
  ...ofPlans(PlanKind.CRISIS_PLAN, 'review_on', {
    none: CaseloadKind.WITHOUT_CRISIS_PLAN,
    draft: CaseloadKind.CRISIS_PLAN_DRAFT,
    review: CaseloadKind.CRISIS_PLAN_REVIEW,
  }),
  ...ofPlans(PlanKind.SIP, 'follow_up_on', {
    none: CaseloadKind.WITHOUT_SIP,
    draft: CaseloadKind.SIP_DRAFT,
    review: CaseloadKind.SIP_FOLLOW_UP,
  }),
  `${row(CaseloadKind.WITHOUT_COORDINATOR, 'enrolment', 'enrolment.team_id', { personId: 'enrolment.person_id' })}
     FROM enrolled enrolment
    WHERE NOT EXISTS (SELECT 1 FROM enrolment_coordinator coordinator
      WHERE coordinator.enrolment_id = enrolment.id
        AND ${coordinatesOn(':day')})`,
  // In what is agreed the answer stands beside it.
  ofUnits(
    CaseloadKind.UNIT_UNANSWERED,
    `asked.response = 'PENDING' AND (crisis_plan_version.status = 'DRAFT'
      OR crisis_plan_version.status = 'AGREED' AND NOT EXISTS (${lateAnswers('late')}))`,
  ),
  // The newest answer of those that came when it had been agreed.
  ofUnits(
    CaseloadKind.UNIT_DECLINED,
    `asked.response <> 'DECLINED' AND crisis_plan_version.status = 'AGREED'
      AND EXISTS (${lateAnswers('late')} AND late.response = 'DECLINED'
          AND NOT EXISTS (${lateAnswers('later')} AND later.answered_at > late.answered_at))`,
  ),
  ...Object.values(PLAN_TABLES).map(
    ({ version }) => `${row(CaseloadKind.PLAN_OUTDATED, version, 'outdated.team_id', {
      subjectId: 'outdated.plan_id',
      number: 'outdated.number',
      label: 'outdated.record_name',
      personId: 'outdated.person_id',
    })}
     FROM outdated JOIN ${version} ON ${version}.id = outdated.version_id`,
  ),
  ...Object.values(PLAN_TABLES).map(
    ({ plan, version, key }) => `${row(CaseloadKind.PLAN_WITHOUT_TEAM, version, `${plan}.team_id`, {
      dueOn: 'left_one.to_date',
      number: `${version}.number`,
      personId: `${plan}.person_id`,
    })}
     FROM enrolment left_one JOIN ${plan} ON ${plan}.person_id = left_one.person_id
     JOIN ${version} ON ${version}.${key} = ${plan}.id AND ${version}.status = 'AGREED'
    WHERE left_one.team_id IN (:...planTeams) AND (left_one.voided_at IS NOT NULL OR left_one.to_date <= :last) AND ${IS_LAST}`,
  ),
  `${row(CaseloadKind.COPIES_TO_RECALL, 'person', 'facts.team_id', { personId: 'person.id' })}
     FROM ${copyFacts('copy.settled_as IS NULL AND copy.person_id IN (SELECT person_id FROM enrolled WHERE team_id IN (:...planTeams))')} facts
     JOIN person ON person.id = facts.person_id
    WHERE ${IS_TO_RECALL}`,
  // Its label is what is known of it, from which the step and its day are told.
  `${row(CaseloadKind.DISCHARGE_STEP, 'discharge', 'enrolment.team_id', {
    subjectId: 'discharge.id',
    label: dischargeFacts('discharge'),
    personId: 'enrolment.person_id',
  })}
     FROM discharge JOIN enrolled enrolment ON enrolment.id = discharge.enrolment_id
    WHERE discharge.voided_at IS NULL AND ${stepsRemain('discharge')}`,
  `${row(CaseloadKind.OWN_WORDS, 'own_words', 'own_words.team_id', { personId: 'own_words.person_id' })}
     FROM own_words
    WHERE own_words.settled_at IS NULL
      AND own_words.person_id IN (SELECT person_id FROM enrolled WHERE team_id IN (:...planTeams))`,
  `${row(CaseloadKind.CONSENT_ENDS, 'ground', 'CAST(NULL AS text)', {
    dueOn: 'ground.to_date',
    label: 'COALESCE(unit.name, principal.name)',
    personId: 'ground.person_id',
  })}
     FROM ground JOIN principal ON principal.id = ground.receiver_id
     LEFT JOIN unit ON unit.id = ground.receiver_unit_id
    WHERE ground.person_id IN (SELECT person_id FROM enrolled) AND ${TO_RENEW}`,
  `${row(CaseloadKind.LIFT_ASKED, 'lift_request', 'CAST(NULL AS text)', {
    dueOn: ':day',
    subjectId: 'lift_request.id',
    label: 'principal.name',
    personId: 'lift_request.person_id',
  })}
     FROM lift_request JOIN principal ON principal.id = lift_request.principal_id
    WHERE lift_request.answered_at IS NULL AND lift_request.person_id IN (SELECT person_id FROM enrolled)`,
  `${row(CaseloadKind.JOIN_TO_CONFIRM, 'record_join', 'CAST(NULL AS text)', {
    subjectId: 'record_join.id',
    label: 'record_join.proposed_by_name',
    personId: 'record_join.kept_id',
  })}
     FROM record_join
    WHERE record_join.decided_at IS NULL AND record_join.proposed_by <> :accountId
      AND record_join.kept_id IN (SELECT person_id FROM enrolled)
      AND EXISTS (SELECT 1 FROM enrolment
        WHERE enrolment.person_id = record_join.joined_id AND enrolment.team_id IN (:...personTeams))
      AND (record_join.joined_id IN (SELECT person_id FROM enrolled)
        OR NOT EXISTS (SELECT 1 FROM enrolment other WHERE other.person_id = record_join.joined_id
          AND other.voided_at IS NULL AND ${holdsOn(':day', 'other')}))`,
];

/** A rater of two who has finished waits for the other. */
const STILL_RATES = `NOT EXISTS (SELECT 1 FROM rater_removal WHERE rater_removal.rater_id = own.id)
  AND (own.finished_at IS NULL
    OR NOT EXISTS (SELECT 1 FROM audit_rater other WHERE other.audit_id = audit.id AND other.finished_at IS NULL)
    OR EXISTS (SELECT 1 FROM rater_removal JOIN audit_rater gone ON gone.id = rater_removal.rater_id
        WHERE gone.audit_id = audit.id))`;
const WITHOUT_RATERS = `NOT EXISTS (SELECT 1 FROM audit_rater rater WHERE rater.audit_id = audit.id
  AND NOT EXISTS (SELECT 1 FROM rater_removal WHERE rater_removal.rater_id = rater.id))`;

const OPEN_AUDIT = row(CaseloadKind.AUDIT_OPEN, 'audit', 'audit.team_id', {
  subjectId: 'audit.id',
  label: 'audit.scale',
});

const ABOUT_TEAMS = [
  `${OPEN_AUDIT} FROM audit_rater own JOIN audit ON audit.id = own.audit_id
    WHERE own.account_id = :accountId AND audit.status = 'OPEN' AND ${STILL_RATES}`,
  `${OPEN_AUDIT} FROM audit WHERE audit.team_id IN (:...auditTeams) AND audit.status = 'OPEN' AND ${WITHOUT_RATERS}`,
  `${row(CaseloadKind.IMPROVEMENT_DUE, 'improvement_action', 'improvement_action.team_id', {
    dueOn: 'improvement_action.due_on',
    subjectId: 'improvement_action.id',
    label: 'improvement_action.what',
  })}
     FROM improvement_action
    WHERE improvement_action.team_id IN (:...improvementTeams)
      AND improvement_action.status IN ('PLANNED', 'ONGOING') AND improvement_action.due_on <= :last`,
  `${row(CaseloadKind.IMPROVEMENT_FOLLOW_UP, 'improvement_action', 'improvement_action.team_id', {
    dueOn: 'improvement_action.follow_up_on',
    subjectId: 'improvement_action.id',
    label: 'improvement_action.what',
  })}
     FROM improvement_action
    WHERE improvement_action.team_id IN (:...improvementTeams)
      AND improvement_action.status <> 'ABANDONED' AND improvement_action.follow_up_on <= :last
      AND NOT EXISTS (SELECT 1 FROM improvement_entry WHERE improvement_entry.action_id = improvement_action.id
        AND improvement_entry.phase = 'STUDY' AND improvement_entry.date >= improvement_action.follow_up_on)`,
  // As many days are read as there are scales. One that is set is told by its number.
  `${row(CaseloadKind.NEXT_REVIEW, 'audit', 'audit.team_id', {
    dueOn: 'COALESCE(CAST(next_review_day.set_to AS text), CAST(audit.closed_at AS text))',
    number: 'CASE WHEN next_review_day.set_to IS NULL THEN 0 ELSE 1 END',
    subjectId: 'audit.id',
    label: 'audit.scale',
  })}
     FROM audit LEFT JOIN next_review_day ON next_review_day.audit_id = audit.id
    WHERE audit.team_id IN (:...auditTeams) AND audit.status = 'CLOSED' AND audit.components IS NULL
      AND NOT EXISTS (SELECT 1 FROM audit later WHERE later.team_id = audit.team_id AND later.scale = audit.scale
        AND later.components IS NULL AND (later.status = 'OPEN' OR later.closed_at > audit.closed_at
          OR (later.closed_at = audit.closed_at AND later.id > audit.id)))`,
  `${row(CaseloadKind.FILE_DUE, 'import_run', 'import_run.team_id', { dueOn: 'import_run.at' })}
     FROM import_run
    WHERE import_run.team_id IN (:...importTeams) AND import_run.kind = 'CONTACTS' AND import_run.status = 'LOADED'
      AND NOT EXISTS (SELECT 1 FROM import_run later WHERE later.team_id = import_run.team_id
        AND later.kind = 'CONTACTS' AND later.status = 'LOADED'
        AND (later.at > import_run.at OR (later.at = import_run.at AND later.id > import_run.id)))`,
];

/** Everything that waits in the actor's teams, in one statement. */
const WAITING = `
  WITH enrolled AS (
    SELECT id, person_id, team_id FROM enrolment WHERE team_id IN (:...personTeams) AND voided_at IS NULL
       AND ${holdsOn(':day', 'enrolment')}
  ), own AS (
    SELECT enrolled.person_id FROM enrolled
      JOIN enrolment_coordinator coordinator ON coordinator.enrolment_id = enrolled.id
      JOIN staff_member ON staff_member.id = coordinator.staff_member_id
     WHERE staff_member.account_id = :accountId AND ${coordinatesOn(':day')}
  ), outdated AS (
    SELECT * FROM ${outdatedPlans('plan.person_id IN (SELECT person_id FROM enrolled WHERE team_id IN (:...planTeams))')} old
  ), waiting AS (
    ${[...ABOUT_PERSONS, ...ABOUT_TEAMS].join('\n UNION ')}
  )
  SELECT waiting.kind, waiting.record_type AS "recordType", waiting.record_id AS "recordId",
         waiting.team_id AS "keptByTeamId", team.name AS "team", waiting.due_on AS "dueOn",
         waiting.subject_id AS "subjectId", waiting.number, waiting.label, waiting.person_id AS "personId",
         person.owner_id AS "ownerId", person.given_name AS "givenName", person.family_name AS "familyName",
         person.protected_identity AS "protectedIdentity",
         waiting.person_id IN (SELECT person_id FROM own) AS "isMine", EXISTS (SELECT 1 FROM own) AS "coordinates"
    FROM waiting LEFT JOIN team ON team.id = waiting.team_id LEFT JOIN person ON person.id = waiting.person_id`;

/** What waits in the actor's own teams, and in the audits that the actor rates. */
@Injectable()
export class TeamsCaseload {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
    private readonly scales: Scales,
  ) {}

  /**
   * Looks at what waits. What is about a person is shown to whoever may do it, and what is chosen is logged as a list.
   * @param choose says what is shown of it, and what is made of that
   */
  look<Seen>(
    actor: Actor,
    choose: (items: CaseloadItem[], coordinates: boolean) => { shown: readonly CaseloadItem[]; seen: Seen },
  ): Promise<Seen> {
    return this.unitOfWork.run(async (manager) => {
      const rows = await this.rows(manager, actor);
      const waiting = await this.readable(manager, actor, rows);
      const { shown, seen } = choose(
        waiting.map(({ item }) => item),
        rows.some(({ coordinates }) => Boolean(coordinates)),
      );
      const isShown = new Set(shown);
      const records = waiting.flatMap(({ item, record }) => (record && isShown.has(item) ? [record] : []));
      await this.personAccess.logList(manager, actor, records);
      return seen;
    });
  }

  private async rows(manager: EntityManager, actor: Actor): Promise<WaitingRow[]> {
    const day = today();
    const teams = (policy: PolicyName) => ['', ...this.teamAccess.ownTeamIds(actor, policy)];
    const rows = await sql<WaitingRow>(manager, WAITING, {
      ...renewalDays(day),
      ...recallDays(day),
      last: addDays(day, AHEAD),
      accountId: actor.accountId,
      personTeams: teams('person.write'),
      planTeams: teams('plan.write'),
      askingTeams: teams('plan.read'),
      auditTeams: teams('audit.write'),
      improvementTeams: teams('improvementEntry.write'),
      importTeams: teams('record.import'),
    });
    return rows.flatMap((waiting) => {
      if (waiting.kind === CaseloadKind.AUDIT_OPEN)
        return mayDoInTeam(actor, 'audit.rate', waiting.keptByTeamId!) ? [waiting] : [];
      if (waiting.kind === CaseloadKind.DISCHARGE_STEP) {
        const facts = readDischargeFacts(waiting.label!);
        const next = nextStep(dischargeLine(facts, { date: day, time: timeOfDay() }));
        const dueOn = next?.latest?.date;
        return dueOn && dueOn <= addDays(day, AHEAD) ? [{ ...waiting, dueOn, label: next.step }] : [];
      }
      if (waiting.kind === CaseloadKind.NEXT_REVIEW) {
        const [read, isSet] = [waiting.dueOn!.slice(0, 10), Boolean(waiting.number)];
        const dueOn = nextReviewDue({ closedOn: read, setTo: isSet ? read : null });
        return dueOn <= addDays(day, AHEAD) ? [{ ...waiting, dueOn }] : [];
      }
      if (waiting.kind !== CaseloadKind.FILE_DUE) return [waiting];
      const dueOn = addMonths(waiting.dueOn!.slice(0, 10), 1);
      return dueOn <= sundayOf(day) ? [{ ...waiting, dueOn }] : [];
    });
  }

  private async readable(
    manager: EntityManager,
    actor: Actor,
    rows: readonly WaitingRow[],
  ): Promise<Waiting[]> {
    const asked = rows.flatMap((waiting) => {
      const policy = POLICY_OF[waiting.kind];
      return policy && waiting.personId ? [{ ...requestOf(waiting), policy, waiting }] : [];
    });
    const readable = await this.personAccess.readable(manager, actor, ({ policy }) => policy, asked);
    const recordOf = new Map(readable.map((record) => [record.waiting, record]));
    return rows.flatMap((waiting) => {
      const record = recordOf.get(waiting) ?? null;
      return record || !waiting.personId ? [{ item: describeWaiting(waiting, this.scales), record }] : [];
    });
  }
}

const requestOf = ({ recordType, recordId, keptByTeamId, personId, ...rest }: WaitingRow) => {
  const { ownerId, givenName, familyName } = rest;
  const isProtected = Boolean(rest.protectedIdentity);
  const person = { id: personId!, ownerId, givenName, familyName, protectedIdentity: isProtected };
  return { recordType, recordId, keptByTeamId, person: Object.assign(new Person(), person) };
};
