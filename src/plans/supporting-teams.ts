import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Block } from '../consents/block.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { today } from '../platform/dates/today.js';
import type { Team } from '../teams/team.entity.js';
import type { SheetCut } from './cut-for-reader.js';
import { PlanReader } from './plan-kinds.js';
import type { PlanRecord } from './plan-record.entity.js';

/** That a team has the person of a plan today, and the block that keeps its records from others. */
export type Supporting = Pick<Enrolment, 'teamId' | 'team' | 'fromDate' | 'toDate'> & {
  block?: Block | null;
};

/** The team to turn to; none where nobody has the person, or where the reader is not to know which it is. */
export interface TeamNow {
  team: Team | null;
  /** Nobody has the person today. */
  isNone: boolean;
}

/** What the joined `supporting` is: an enrolment of the person that holds on `:supportedOn`. */
export const SUPPORTS_NOW = `supporting.voided_at IS NULL AND ${holdsOn(':supportedOn', 'supporting')}`;

/** The day that {@link SUPPORTS_NOW} asks for. */
export const supportedNow = () => ({ supportedOn: today() });

/** Joins to `supporting` its team, and the block on its records. */
export const withSupporter = <Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>) =>
  query.leftJoinAndSelect('supporting.team', 'supporter').leftJoinAndMapOne(
    'supporting.block',
    Block,
    'supportingBlock',
    `supportingBlock.person_id = supporting.person_id AND supportingBlock.team_id = supporting.team_id
        AND supportingBlock.lifted_at IS NULL`,
  );

/** Says of each plan which teams have its person today. */
export async function attachSupporting(manager: EntityManager, plans: readonly PlanRecord[]): Promise<void> {
  if (plans.length === 0) return;
  const enrolments = await withSupporter(manager.createQueryBuilder(Enrolment, 'supporting'))
    .where('supporting.person_id IN (:...ids)', { ids: plans.map(({ personId }) => personId) })
    .andWhere(SUPPORTS_NOW, supportedNow())
    .getMany();
  for (const plan of plans) plan.supporting = enrolments.filter(({ personId }) => personId === plan.personId);
}

/** Whether any team has somebody today. */
export const isSupported = (manager: EntityManager, personId: string): Promise<boolean> =>
  manager
    .createQueryBuilder(Enrolment, 'supporting')
    .where('supporting.person_id = :personId', { personId })
    .andWhere(SUPPORTS_NOW, supportedNow())
    .getExists();

const WHOLE = { whereabouts: true };

const ARE_TOLD_ALL = [PlanReader.PERSON, PlanReader.TEAM];

/**
 * The team to turn to now: the one that keeps the plan while the person stays in it, else the one in which they stay and that took
 * them last; one that they are leaving where there is no other. One whose records are blocked is named to the person and the teams
 * alone, and to them after all others.
 * @param cut what is left out of a sheet: a team's name and number tell where somebody lives
 */
export function teamNow(
  { teamId, supporting }: Pick<PlanRecord, 'teamId' | 'supporting'>,
  { kind }: { kind: PlanReader },
  { whereabouts }: Pick<SheetCut, 'whereabouts'> = WHOLE,
): TeamNow {
  if (!whereabouts) return { team: null, isNone: false };
  const isOwn = (one: Supporting) => one.teamId === teamId;
  const place = (one: Supporting) => (one.toDate ? 3 : 0) + (isOwn(one) ? 0 : one.block ? 2 : 1);
  const [first] = supporting
    .filter((one) => isOwn(one) || !one.block || ARE_TOLD_ALL.includes(kind))
    .toSorted((a, b) => place(a) - place(b) || b.fromDate.localeCompare(a.fromDate));
  return { team: first?.team ?? null, isNone: supporting.length === 0 };
}
