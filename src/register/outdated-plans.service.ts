import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { ClosedHoursUnit, CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { UnitResponse } from '../crisis-plans/crisis-plan-kinds.js';
import { Unit } from '../organisations/organisation.entity.js';
import { RegisterChange, RegisterEvent, RegisterRecord } from '../organisations/register-change.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import type { PlanRecord } from '../plans/plan-record.entity.js';
import {
  AccessLogEntry,
  LoggedAction,
  LoggedOutcome,
} from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SipVersion } from '../sips/sip.entity.js';
import { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { OldValueOn, OutdatedKind, type OutdatedPlan } from './outdated-plan.type.js';
import { saidAt, saysNumber } from './said-at.js';

/** The fields of a record that stand on sheets. */
const PRINTED = ['phone', 'openingHours'];
/** A coordinated individual plan has a number on it, and no hours. */
const PRINTED_ON_SIP = ['phone'];

/** A version in force with its plan, and what could stand on it. */
interface InForce {
  kind: OutdatedKind;
  recordType: string;
  id: string;
  number: number;
  agreedAt: Date;
  plan: PlanRecord;
  /** The records that are printed on it. */
  names: ReadonlySet<string>;
  /** What somebody wrote in it. */
  texts: string[];
}

type Changed = (Unit | Team) & { recordType: RegisterRecord; changes: RegisterChange[] };

/** Plans that say what the register no longer does. */
@Injectable()
export class OutdatedPlans {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * Plans in force that say a telephone number or hours which a unit or team no longer has: in their own words, or on paper
   * since they were agreed, or printed for the last time, before the change. A plan looks the number up when it is
   * printed, so a new print mends the latter. Of the actor's own teams, as far as the actor may read; each is logged.
   * @param recordId one unit or team; every one of them when missing
   */
  plansPrintingOldValue(actor: Actor, recordId?: string): Promise<OutdatedPlan[]> {
    const teamIds = this.teamAccess.ownTeamIds(actor, 'plan.read');
    if (teamIds.length === 0) return Promise.resolve([]);
    return this.unitOfWork.run(async (manager) => {
      const changed = await findChanged(manager, recordId);
      if (changed.length === 0) return [];
      const inForce = await findInForce(manager, teamIds);
      const printedAt = await lastPrints(manager, inForce);
      const rows = inForce.flatMap((version) =>
        changed
          .flatMap((record) => oldValues(version, record, printedAt.get(version.id) ?? version.agreedAt))
          .map((old) => ({
            recordType: version.kind === OutdatedKind.SIP ? 'sip' : 'crisis_plan',
            recordId: version.plan.id,
            keptByTeamId: version.plan.teamId,
            person: version.plan.person,
            old,
          })),
      );
      const readable = await this.personAccess.readable(manager, actor, 'plan.read', rows);
      // One plan is looked at once, whatever it says.
      const once = new Map(readable.map((row) => [row.recordId, row]));
      await this.personAccess.logList(manager, actor, [...once.values()]);
      return readable.map(({ old, person }) => ({ ...old, person }));
    });
  }
}

/** Units and teams of which a number or hours have changed, as they are now. */
async function findChanged(manager: EntityManager, recordId?: string): Promise<Changed[]> {
  const changes = await manager.findBy(RegisterChange, {
    event: RegisterEvent.CHANGED,
    field: In(PRINTED),
    ...(recordId && { recordId }),
  });
  const of = async (recordType: RegisterRecord, entity: typeof Unit | typeof Team) => {
    const ids = changes.filter((change) => change.recordType === recordType).map((change) => change.recordId);
    const records = ids.length > 0 ? await manager.findBy<Unit | Team>(entity, { id: In(ids) }) : [];
    return records.map((record) => {
      const own = changes.filter((change) => change.recordId === record.id);
      return Object.assign(record, { recordType, changes: own });
    });
  };
  return [...(await of(RegisterRecord.UNIT, Unit)), ...(await of(RegisterRecord.TEAM, Team))];
}

async function findInForce(manager: EntityManager, teamIds: readonly string[]): Promise<InForce[]> {
  const where = { status: PlanStatus.AGREED };
  const ofTeams = { teamId: In([...teamIds]) };
  const [crisisPlans, sips] = [
    await manager.find(CrisisPlanVersion, {
      where: { ...where, plan: ofTeams },
      relations: { plan: { person: true }, statements: true, closedHoursUnits: { unit: true } },
      relationLoadStrategy: 'query',
    }),
    await manager.find(SipVersion, {
      where: { ...where, sip: ofTeams },
      relations: { sip: { person: true }, measures: true, participants: true },
      relationLoadStrategy: 'query',
    }),
  ];
  return [
    ...crisisPlans.map((version): InForce => {
      const { id, number, plan, closedHours, closedHoursUnits, statements } = version;
      const names = closedHoursUnits
        .filter(isPrinted)
        .map(({ unit }) => unit?.joinedIntoId ?? unit?.id ?? '');
      const texts = [
        closedHours,
        ...statements.map(({ text }) => text),
        ...closedHoursUnits.map(({ task }) => task),
      ];
      const kind = OutdatedKind.CRISIS_PLAN;
      const agreedAt = version.agreedAt!;
      return {
        kind,
        recordType: 'crisis_plan_version',
        id,
        number,
        agreedAt,
        plan,
        names: new Set([...names, plan.teamId]),
        texts,
      };
    }),
    ...sips.map((version): InForce => {
      const { id, number, sip: plan, measures, participants } = version;
      const texts = [
        ...measures.flatMap(({ text, unit, responsible, otherActor }) => [
          text,
          unit,
          responsible,
          otherActor,
        ]),
        ...participants.flatMap(({ role, phone }) => [role, phone]),
      ];
      const kind = OutdatedKind.SIP;
      const agreedAt = version.agreedAt!;
      return {
        kind,
        recordType: 'sip_version',
        id,
        number,
        agreedAt,
        plan,
        names: new Set([plan.teamId]),
        texts,
      };
    }),
  ];
}

/** Of a unit that has said no, only its name is printed. */
const isPrinted = ({ response }: ClosedHoursUnit) => response !== UnitResponse.DECLINED;

/** When each version was last printed, by anybody. */
async function lastPrints(manager: EntityManager, versions: readonly InForce[]): Promise<Map<string, Date>> {
  const last = new Map<string, Date>();
  if (versions.length === 0) return last;
  const prints = await manager.find(AccessLogEntry, {
    select: { number: true, recordId: true, at: true },
    where: {
      action: LoggedAction.PRINT,
      outcome: LoggedOutcome.ALLOWED,
      recordType: In(['crisis_plan_version', 'sip_version']),
      recordId: In(versions.map(({ id }) => id)),
    },
    order: { number: 'ASC' },
  });
  for (const { recordId, at } of prints) last.set(recordId!, at);
  return last;
}

/** What a version says of a record that the record does not. @param onPaperAt when its paper was made */
function oldValues(
  { kind, plan, number: version, names, texts }: InForce,
  record: Changed,
  onPaperAt: Date,
): Omit<OutdatedPlan, 'person'>[] {
  const { recordType, id: recordId, changes } = record;
  const about = { kind, planId: plan.id, version, recordType, recordId };
  const fields = kind === OutdatedKind.SIP ? PRINTED_ON_SIP : PRINTED;
  const onPaper = names.has(recordId)
    ? fields.map((field) => {
        const newText = record[field as 'phone' | 'openingHours'];
        const earlierText = saidAt(changes, field, newText, onPaperAt);
        return { ...about, field, earlierText, newText, where: OldValueOn.PAPER };
      })
    : [];
  const earlierPhones = changes.filter(({ field }) => field === 'phone').map((change) => change.earlierText!);
  const written = [...new Set(earlierPhones)]
    .filter((phone) => !saysNumber(record.phone, phone) && texts.some((text) => saysNumber(text, phone)))
    .map((earlierText) => ({
      ...about,
      field: 'phone',
      earlierText,
      newText: record.phone,
      where: OldValueOn.PLAN,
    }));
  return [...onPaper.filter(({ earlierText, newText }) => earlierText !== newText), ...written];
}
