import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Ground } from '../consents/ground.entity.js';
import { receiverOf } from '../consents/ground-view.js';
import {
  type CallForRelease,
  CallsForRelease,
  type PlanToRelease,
  type ReleaseListener,
} from '../persons/calls-for-release.js';
import { Person } from '../persons/person.entity.js';
import { plansInForce } from '../persons/plans-in-force.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import { CopyForm } from './copy-kinds.js';
import type { MissedRelease } from './missed-release.type.js';
import { PlanCopy } from './plan-copy.entity.js';
import { groundsToReleaseOn } from './receivers-on-grounds.js';
import { ReleasedPlans } from './released-plans.js';
import { planCategory, releasedRecord } from './released-record.js';
import { onGround, ReleasesService } from './releases.service.js';

/**
 * What is given without a press: each version that is agreed while a ground holds that says so, and the versions in force when
 * such a ground is recorded. What a block kept then is not given later by itself.
 */
@Injectable()
export class StandingReleases implements OnModuleInit, ReleaseListener {
  constructor(
    private readonly calls: CallsForRelease,
    private readonly releasedPlans: ReleasedPlans,
    private readonly releasesService: ReleasesService,
  ) {}

  onModuleInit(): void {
    this.calls.listen(this);
  }

  async release(manager: EntityManager, actor: Actor, call: CallForRelease): Promise<void> {
    const { personId } = call;
    const grounds = await standingGrounds(manager, personId);
    const called = 'groundId' in call ? grounds.filter(({ id }) => id === call.groundId) : grounds;
    if (called.length === 0) return;
    const inForce = await plansInForce(manager, personId);
    const plans = 'planId' in call ? inForce.filter(({ planId }) => planId === call.planId) : inForce;
    const person = await manager.findOneByOrFail(Person, { id: personId });
    for (const { kind, planId, teamId } of plans) {
      const record = await releasedRecord(manager, person, kind, teamId);
      const receivers = groundsToReleaseOn(record, called, today()).map(onGround);
      if (receivers.length === 0) continue;
      const which = ({ status }: { status: PlanStatus }) => status === PlanStatus.AGREED;
      const plan = await this.releasedPlans.find(manager, actor, planId, { which, policy: 'plan.read' });
      for (const receiver of receivers)
        await this.releasesService.give(manager, actor, plan, receiver, { form: CopyForm.DIGITAL, note: '' });
    }
  }

  async receivers(manager: EntityManager, { personId, kind, teamId }: PlanToRelease): Promise<string[]> {
    const grounds = await standingGrounds(manager, personId);
    if (grounds.length === 0) return [];
    const person = await manager.findOneByOrFail(Person, { id: personId });
    const record = await releasedRecord(manager, person, kind, teamId);
    return groundsToReleaseOn(record, grounds, today()).map(receiverOf);
  }

  /** What receivers of a standing release have not been given of what is in force, such as what was blocked when it was agreed. */
  async missed(manager: EntityManager, personId: string): Promise<MissedRelease[]> {
    const day = today();
    const grounds = (await standingGrounds(manager, personId)).filter(
      ({ fromDate, toDate }) => fromDate <= day && day <= toDate,
    );
    if (grounds.length === 0) return [];
    const plans = await plansInForce(manager, personId);
    const held = await manager.findBy(PlanCopy, {
      personId,
      form: CopyForm.DIGITAL,
      settledAs: IsNull(),
    });
    return plans.flatMap(({ kind, label, planId, teamId, versionId, number }) =>
      grounds
        .filter(
          ({ categories, receiverId, receiverUnitId }) =>
            categories.includes(planCategory(kind)) &&
            !held.some(
              (copy) =>
                copy.versionId === versionId &&
                copy.receiverId === receiverId &&
                copy.receiverUnitId === receiverUnitId,
            ),
        )
        .map((ground) => ({
          plan: kind,
          ...{ label, planId, versionNumber: number, teamId, receiverName: receiverOf(ground) },
        })),
    );
  }
}

const standingGrounds = (manager: EntityManager, personId: string): Promise<Ground[]> =>
  manager.find(Ground, {
    where: { personId, standingRelease: true, withdrawnAt: IsNull() },
    relations: { receiver: true, receiverUnit: true },
    order: { toDate: 'DESC', id: 'ASC' },
  });
