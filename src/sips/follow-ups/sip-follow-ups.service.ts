import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { PlanAccess } from '../../plans/plan-access.js';
import { PlanStatus } from '../../plans/plan-kinds.js';
import { findPlans } from '../../plans/plan-records.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { today } from '../../platform/dates/today.js';
import { invalid } from '../../platform/errors/domain-error.js';
import { Sip } from '../sip.entity.js';
import { SIPS } from '../sip-definition.js';
import { followUpProblems } from './follow-up-problems.js';
import { SipFollowUp, SipFollowUpAction } from './sip-follow-up.entity.js';
import type { RecordSipFollowUpInput } from './sip-follow-up.input.js';

/** The meetings at which SIPs in force are followed up. */
@Injectable()
export class SipFollowUpsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planAccess: PlanAccess,
  ) {}

  /**
   * Records what has become of each action of the version in force, and the person's own view. What has been recorded already,
   * word for word, is answered with that.
   * @throws DomainError NOT_FOUND; INVALID when that version is in force no more, the day is wrong, or something is not said
   */
  record(actor: Actor, { sipId, number, ...said }: RecordSipFollowUpInput): Promise<SipFollowUp> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, Sip, sipId, 'plan.write');
      const [sip] = await findPlans(manager, SIPS, { id: sipId });
      const version = sip!.versions.find(({ status }) => status === PlanStatus.AGREED);
      if (version?.number !== number) throw invalid([{ path: 'number', code: 'versionNotInForce' }]);
      const actionIds = version.measures.map(({ id }) => id);
      const agreed = { agreedOn: today(version.agreedAt!), actionIds };
      const problems = followUpProblems(said, agreed, today());
      if (problems.length > 0) throw invalid(problems);
      const { actions, ...meeting } = said;
      const followUp = {
        ...{ heldOn: meeting.heldOn, present: meeting.present, personWords: meeting.personWords },
        wasHeard: meeting.wasHeard ?? null,
        isOfHelp: meeting.isOfHelp ?? null,
        knowsWhoDoesWhat: meeting.knowsWhoDoesWhat ?? null,
      };
      const outcomes = actionIds.map((actionId) => {
        const { outcome, why } = actions.find((action) => action.actionId === actionId)!;
        return { actionId, outcome: outcome!, why };
      });
      const same = version.followUps.find((one) => saysOf(one) === JSON.stringify([followUp, outcomes]));
      const id = same?.id ?? randomUUID();
      await this.planAccess.log(manager, actor, accessed, {
        action: same ? LoggedAction.READ : LoggedAction.CREATE,
        recordType: 'sip_follow_up',
        recordId: id,
      });
      if (!same) {
        const { accountId: recordedBy, name: recordedByName } = actor;
        const recorded = { recordedAt: new Date(), recordedBy, recordedByName };
        await manager.insert(SipFollowUp, { id, versionId: version.id, ...followUp, ...recorded });
        await manager.insert(
          SipFollowUpAction,
          outcomes.map((outcome, position) => ({ id: randomUUID(), followUpId: id, ...outcome, position })),
        );
      }
      const order = { actions: { position: 'ASC' } } as const;
      return manager.findOneOrFail(SipFollowUp, { where: { id }, relations: { actions: true }, order });
    });
  }
}

const saysOf = ({
  heldOn,
  present,
  personWords,
  wasHeard,
  isOfHelp,
  knowsWhoDoesWhat,
  actions,
}: SipFollowUp) =>
  JSON.stringify([
    { heldOn, present, personWords, wasHeard, isOfHelp, knowsWhoDoesWhat },
    actions.map(({ actionId, outcome, why }) => ({ actionId, outcome, why })),
  ]);
