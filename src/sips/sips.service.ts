import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from '../persons/person.entity.js';
import { type EnteredPerson, PersonAccess } from '../persons/person-access.js';
import { PlanAccess } from '../plans/plan-access.js';
import { nextContent } from '../plans/plan-content.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf, successorOf } from '../plans/plan-lifecycle.js';
import { conflictWith, PlanIncomplete, type VersionConflict } from '../plans/plan-results.js';
import { requirePlanLength } from '../plans/require-plan-length.js';
import { lastReviewShown, type WaitingItem } from '../plans/waiting-item.js';
import type { Actor } from '../platform/access/actor.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { TeamAccess } from '../teams/team-access.js';
import { Sip, SipVersion } from './sip.entity.js';
import { type AgreeSipInput, SaveSipDraftInput, SipParticipantInput } from './sip.input.js';
import { sipProblems } from './sip-completeness.js';
import { draftOf, SIP_FORMAT, sipChecksum, sipTexts } from './sip-content.js';
import { SIP, type SipDraft } from './sip-fields.js';
import { ParticipantKind } from './sip-kinds.js';
import {
  findSips,
  insertDraft,
  loadVersion,
  overwriteDraft,
  principalProblems,
  ruledContent,
} from './sip-records.js';
import { versionWithoutPlace, withHiddenPlace, withoutPlace } from './without-place.js';

const { READ, LIST, CREATE, UPDATE, AGREE } = LoggedAction;

@Injectable()
export class SipsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly persons: PersonAccess,
    private readonly access: PlanAccess,
    private readonly teams: TeamAccess,
  ) {}

  /**
   * A person and their SIP, none until one has been begun, and whether a block keeps one from the actor.
   * @throws DomainError NOT_FOUND
   */
  list(actor: Actor, personId: string): Promise<EnteredPerson & { sips: Sip[]; isBlocked: boolean }> {
    return this.unitOfWork.run(async (manager) => {
      const record = { action: LIST, recordType: 'sip', recordId: null };
      const accessed = await this.persons.require(manager, actor, personId, 'plan.read', record);
      const found = await findSips(manager, { personId });
      const sips = await this.access.readable(manager, actor, accessed.person, found);
      const kept = await this.persons.keptByBlock(manager, actor, 'plan.read', [personId]);
      return {
        ...accessed,
        sips: sips.map((sip) => withoutPlace(sip, accessed)),
        isBlocked: kept.has(personId),
      };
    });
  }

  /** One SIP with its person, its team and every version, to read or to write in. @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    sipId: string,
    policy: 'plan.read' | 'plan.write' = 'plan.read',
  ): Promise<EnteredPerson & { plan: Sip }> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.access.enter(manager, actor, Sip, sipId, policy);
      const use = { action: READ, recordType: 'sip', recordId: sipId };
      await this.access.log(manager, actor, accessed, use);
      const [plan] = await findSips(manager, { id: sipId });
      return { ...accessed, plan: withoutPlace(plan!, accessed) };
    });
  }

  /**
   * Begins a person's SIP with a draft, in which the person is the first participant.
   * @throws DomainError NOT_FOUND; INVALID when the person has a SIP
   */
  begin(actor: Actor, personId: string): Promise<Sip> {
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const record = { action: CREATE, recordType: 'sip', recordId: id };
      const { person, disclosure } = await this.persons.require(
        manager,
        actor,
        personId,
        'plan.write',
        record,
      );
      if (await manager.existsBy(Sip, { personId })) throw invalid([{ path: 'personId', code: 'sipExists' }]);
      await manager.insert(Sip, { id, ownerId: person.ownerId, teamId: disclosure.teamId!, personId });
      const draft = firstDraft(person);
      await insertDraft(manager, actor, { id: randomUUID(), sipId: id, number: 1, revision: 1 }, draft);
      return (await findSips(manager, { id }))[0]!;
    });
  }

  /**
   * Makes the draft what the input says, complete or not.
   * @returns the draft, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND; INVALID when a principal is unknown or answers for no measures, or when
   * it is too long
   */
  saveDraft(actor: Actor, input: SaveSipDraftInput): Promise<SipVersion | VersionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, latest, log, show } = await this.toWrite(manager, actor, input.sipId);
      const conflict = conflictWith(latest, input.revision);
      await log(conflict ? READ : UPDATE, latest.id);
      if (conflict) return conflict;
      const problems = await principalProblems(manager, input);
      if (problems.length > 0) throw invalid(problems);
      const draft = draftOf(input);
      requirePlanLength(sipTexts(draft));
      await overwriteDraft(manager, latest, withHiddenPlace(draft, latest, accessed));
      return show(latest.id);
    });
  }

  /**
   * Agrees on the draft. It is in force from now on and never changes; the version before it is replaced.
   * @returns the agreed version, or why nothing has changed
   * @throws DomainError NOT_FOUND
   */
  agree(
    actor: Actor,
    { sipId, revision }: AgreeSipInput,
  ): Promise<SipVersion | PlanIncomplete | VersionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { sip, latest, log, show } = await this.toWrite(manager, actor, sipId);
      const refusal = conflictWith(latest, revision) ?? incompleteness(latest);
      await log(refusal ? READ : AGREE, latest.id);
      if (refusal) return refusal;
      await manager.update(SipVersion, { sipId, status: PlanStatus.AGREED }, { status: PlanStatus.REPLACED });
      await updateAsRead(
        manager,
        SipVersion,
        { id: latest.id, status: PlanStatus.DRAFT, revision },
        {
          status: PlanStatus.AGREED,
          agreedAt: new Date(),
          agreedBy: actor.accountId,
          checksum: sipChecksum(sip, latest, SIP_FORMAT),
          checksumFormat: SIP_FORMAT,
        },
      );
      return show(latest.id);
    });
  }

  /**
   * Begins the next version with what may still hold of the agreed one.
   * @throws DomainError NOT_FOUND; INVALID when there is a draft already or nothing has been agreed
   */
  beginNextVersion(actor: Actor, sipId: string): Promise<SipVersion> {
    return this.unitOfWork.run(async (manager) => {
      const { sip, accessed, latest, log, show } = await this.toWrite(manager, actor, sipId);
      const id = randomUUID();
      await log(CREATE, id);
      const { number, predecessor } = successorOf(sip.versions);
      // The count goes on, so that a page left open on the version before is never taken for this one.
      const revision = latest.revision + 1;
      const draft = predecessor ? nextContent(SIP, predecessor) : firstDraft(accessed.person);
      await insertDraft(manager, actor, { id, sipId, number, revision }, draft);
      return show(id);
    });
  }

  /** Drafts, and follow-ups that are due within 30 days, of the people in the actor's teams; the earliest day first. */
  waiting(actor: Actor): Promise<WaitingItem[]> {
    const day = today();
    return this.unitOfWork.run(async (manager) => {
      const found = new Map<string, SipVersion>();
      for (const teamId of this.teams.ownTeamIds(actor, 'plan.write'))
        for (const version of await findWaiting(manager, teamId, day)) found.set(version.id, version);
      const rows = [...found.values()].map((version) => ({
        recordType: 'sip_version',
        recordId: version.id,
        keptByTeamId: version.sip.teamId,
        person: version.sip.person,
        version,
      }));
      const shown = await this.persons.list(manager, actor, 'plan.write', rows);
      const items = shown.map(({ version }) => waitingItem(version));
      return items.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
    });
  }

  /** A SIP the actor may change, its latest version, and how to log and to show a version that is then written. */
  private async toWrite(manager: EntityManager, actor: Actor, sipId: string) {
    const accessed = await this.access.enter(manager, actor, Sip, sipId, 'plan.write');
    const log = (action: LoggedAction, recordId: string) =>
      this.access.log(manager, actor, accessed, { action, recordType: 'sip_version', recordId });
    const show = async (id: string) => versionWithoutPlace(await loadVersion(manager, id), accessed);
    const [sip] = await findSips(manager, { id: sipId });
    return { sip: sip!, latest: latestOf(sip!.versions), accessed, log, show };
  }
}

function incompleteness(draft: SipVersion): PlanIncomplete | undefined {
  const problems = sipProblems(ruledContent(draft), today());
  return problems.length > 0 ? new PlanIncomplete(problems) : undefined;
}

function firstDraft({ givenName, familyName }: Person): SipDraft {
  const person = Object.assign(new SipParticipantInput(), {
    name: `${givenName} ${familyName}`,
    kind: ParticipantKind.PERSON,
  });
  return draftOf(Object.assign(new SaveSipDraftInput(), { participants: [person] }));
}

/** People are those enrolled in the team today. */
function findWaiting(manager: EntityManager, teamId: string, day: string): Promise<SipVersion[]> {
  return manager
    .createQueryBuilder(SipVersion, 'version')
    .innerJoinAndSelect('version.sip', 'sip')
    .innerJoinAndSelect('sip.person', 'person')
    .where(
      `EXISTS (SELECT 1 FROM enrolment WHERE person_id = sip.personId AND team_id = :teamId
        AND voided_at IS NULL
        AND from_date <= :day AND (to_date IS NULL OR to_date >= :day))`,
      { teamId, day },
    )
    .andWhere(`(version.status = 'DRAFT' OR (version.status = 'AGREED' AND version.followUpOn <= :last))`, {
      last: lastReviewShown(day),
    })
    .orderBy('version.createdAt')
    .getMany();
}

function waitingItem({ number, status, followUpOn, sip }: SipVersion): WaitingItem {
  const params = { name: `${sip.person.givenName} ${sip.person.familyName}` };
  return status === PlanStatus.DRAFT
    ? { kind: 'DRAFT', titleKey: 'sip.waiting.draft', params, href: `/sips/${sip.id}/edit`, dueOn: null }
    : {
        kind: 'REVIEW',
        titleKey: 'sip.waiting.followUp',
        params,
        href: `/sips/${sip.id}/versions/${number}`,
        dueOn: followUpOn,
      };
}
