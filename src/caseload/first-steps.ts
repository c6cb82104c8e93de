import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { TeamAccess } from '../teams/team-access.js';
import { type FirstStep, FirstStepKind } from './first-step.js';

interface Step {
  kind: FirstStepKind;
  path: string;
  /** An expression that is true when it is done. */
  done: string;
}

const held = (role: string, atLeast = 1) =>
  `(SELECT COUNT(DISTINCT account_id) FROM role_grant WHERE role = '${role}' AND approved_at IS NOT NULL
     AND ended_at IS NULL AND ${holdsOn(':day', 'role_grant')}) >= ${atLeast}`;
const is = (from: string) => `EXISTS (SELECT 1 FROM ${from})`;

/** In order: each needs those before it. */
const INSTALLATION: readonly Step[] = [
  {
    kind: FirstStepKind.PRINCIPALS,
    path: '/organisations',
    done: `${is("principal WHERE kind = 'REGION'")} AND ${is("principal WHERE kind = 'MUNICIPALITY'")}`,
  },
  { kind: FirstStepKind.UNIT, path: '/organisations', done: is('unit') },
  { kind: FirstStepKind.SERVICE, path: '/organisations', done: is('service_principal') },
  { kind: FirstStepKind.TEAM, path: '/teams', done: is('team') },
  { kind: FirstStepKind.SECOND_ADMINISTRATOR, path: '/accounts', done: held('ADMINISTRATOR', 2) },
  {
    kind: FirstStepKind.TEAM_ACCOUNTS,
    path: '/accounts',
    done: `${held('TEAM_MANAGER')} AND ${held('COORDINATOR')}`,
  },
  { kind: FirstStepKind.LOG_REVIEWER, path: '/accounts', done: held('LOG_REVIEWER') },
];

/** Of one team. Counts nothing, and tells of nobody. */
const ofTeam = (teamId: string): readonly Step[] => [
  { kind: FirstStepKind.STAFF, path: `/teams/${teamId}`, done: is('staff_member WHERE team_id = :teamId') },
  {
    kind: FirstStepKind.PERSONS,
    path: `/teams/${teamId}/persons`,
    done: is('enrolment WHERE team_id = :teamId AND voided_at IS NULL'),
  },
  {
    kind: FirstStepKind.CRISIS_PLAN,
    path: `/teams/${teamId}/persons`,
    done: is(`crisis_plan JOIN crisis_plan_version ON crisis_plan_version.plan_id = crisis_plan.id
      WHERE crisis_plan.team_id = :teamId AND crisis_plan_version.agreed_at IS NOT NULL`),
  },
  { kind: FirstStepKind.AUDIT, path: `/teams/${teamId}/audits`, done: is('audit WHERE team_id = :teamId') },
];

/** What is to be done first, in a new installation and in a team that is new in it. */
@Injectable()
export class FirstSteps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
  ) {}

  /** For an administrator those of the installation, else for a manager those of the team; empty when all are done. */
  async of(actor: Actor): Promise<FirstStep[]> {
    const [teamId] = this.teamAccess.ownTeamIds(actor, 'audit.write');
    const steps = mayDo(actor, 'account.write') ? INSTALLATION : teamId ? ofTeam(teamId) : [];
    if (steps.length === 0) return [];
    const columns = steps.map(({ done }, index) => `CASE WHEN ${done} THEN 1 ELSE 0 END AS s${index}`);
    const [row] = await sql<Record<string, number>>(this.unitOfWork.reader, `SELECT ${columns.join(', ')}`, {
      day: today(),
      teamId,
    });
    const all = steps.map(({ kind, path }, index) => ({ kind, path, done: Number(row![`s${index}`]) === 1 }));
    return all.every(({ done }) => done) ? [] : all;
  }
}
