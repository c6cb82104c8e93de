import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { Principal } from '../../organisations/organisation.entity.js';
import { type AuthorisedPerson, NOBODY } from '../../persons/person-access.js';
import { PlanAccess } from '../../plans/plan-access.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateAsRead } from '../../platform/database/update-as-read.js';
import { today } from '../../platform/dates/today.js';
import { asNotFound, invalid } from '../../platform/errors/domain-error.js';
import { Sip } from '../sip.entity.js';
import { callProblems } from './call-problems.js';
import { SipCall } from './sip-call.entity.js';
import type { AnswerSipCallInput, RecordSipCallInput } from './sip-call.input.js';

const RECORD = 'sip_call';
const { CREATE, LIST, PRINT, READ, UPDATE } = LoggedAction;

/** Who is called and who is invited to the meeting about a SIP, and what they answered. */
@Injectable()
export class SipCallsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planAccess: PlanAccess,
  ) {}

  /** Those of one SIP, of the latest meeting first. @throws DomainError NOT_FOUND */
  list(actor: Actor, sipId: string): Promise<AuthorisedPerson & { calls: SipCall[] }> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, Sip, sipId, 'plan.read');
      await this.planAccess.log(manager, actor, accessed, {
        action: LIST,
        recordType: RECORD,
        recordId: null,
      });
      const calls = await manager.find(SipCall, {
        where: { sipId },
        relations: { principal: true },
        order: { meetingOn: 'DESC', meetingAt: 'DESC', recordedAt: 'ASC' },
      });
      return { ...accessed, calls };
    });
  }

  /** One, to be printed. @throws DomainError NOT_FOUND */
  async get(actor: Actor, callId: string): Promise<AuthorisedPerson & { sip: Sip; call: SipCall }> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(SipCall, { id: callId });
      const accessed = await this.planAccess
        .authorise(manager, actor, Sip, known?.sipId ?? NOBODY, 'plan.read')
        .catch(asNotFound('callId'));
      const use = { action: PRINT, recordType: RECORD, recordId: callId };
      await this.planAccess.log(manager, actor, accessed, use);
      const call = await findCall(manager, callId);
      const sip = await manager.findOneOrFail(Sip, {
        where: { id: call.sipId },
        relations: { team: true, owner: true },
      });
      return { ...accessed, sip, call };
    });
  }

  /** What has been recorded already, word for word, is answered with that. @throws DomainError NOT_FOUND; INVALID */
  record(actor: Actor, { sipId, ...asked }: RecordSipCallInput): Promise<SipCall> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, Sip, sipId, 'plan.write');
      const { principalId = null, answerBy = null, ...said } = asked;
      const principal = principalId ? await manager.findOneBy(Principal, { id: principalId }) : null;
      if (principalId && !principal) throw invalid([{ path: 'principalId', code: 'unknownPrincipal' }]);
      const problems = callProblems({ ...asked, principalKind: principal?.kind ?? null }, today());
      if (problems.length > 0) throw invalid(problems);
      const same = await manager.findOneBy(SipCall, {
        ...{ sipId, ...said },
        principalId: principalId ?? IsNull(),
        answerBy: answerBy ?? IsNull(),
      });
      const id = same?.id ?? randomUUID();
      await this.planAccess.log(manager, actor, accessed, {
        action: same ? READ : CREATE,
        recordType: RECORD,
        recordId: id,
      });
      if (!same)
        await manager.insert(SipCall, {
          ...{ id, sipId, ...said, principalId, answerBy },
          ...{ recordedAt: new Date(), recordedBy: actor.accountId, recordedByName: actor.name },
          ...{ answer: null, answerWords: '', answeredOn: null },
          ...{ answerNotedAt: null, answerNotedBy: null, answerNotedByName: null },
        });
      return findCall(manager, id);
    });
  }

  /** An answer that is there already, word for word, is answered with that. @throws DomainError NOT_FOUND; INVALID */
  answer(actor: Actor, { callId, ...said }: AnswerSipCallInput): Promise<SipCall> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(SipCall, { id: callId });
      const accessed = await this.planAccess
        .authorise(manager, actor, Sip, known?.sipId ?? NOBODY, 'plan.write')
        .catch(asNotFound('callId'));
      // Read again: nobody else writes in the person's record from the gate on.
      const call = await findCall(manager, callId);
      const isSame =
        call.answer === said.answer &&
        call.answerWords === said.answerWords &&
        call.answeredOn === said.answeredOn;
      if (call.answer && !isSame) throw invalid([{ path: 'answer', code: 'callAnswered' }]);
      if (said.answeredOn > today()) throw invalid([{ path: 'answeredOn', code: 'dayInFuture' }]);
      if (said.answeredOn < call.sentOn) throw invalid([{ path: 'answeredOn', code: 'answeredBeforeCall' }]);
      await this.planAccess.log(manager, actor, accessed, {
        action: isSame ? READ : UPDATE,
        recordType: RECORD,
        recordId: callId,
      });
      if (!isSame) {
        const { accountId: answerNotedBy, name: answerNotedByName } = actor;
        const noted = { ...said, answerNotedAt: new Date(), answerNotedBy, answerNotedByName };
        await updateAsRead(manager, SipCall, { id: callId, answer: IsNull() }, noted);
      }
      return findCall(manager, callId);
    });
  }
}

const findCall = (manager: EntityManager, id: string): Promise<SipCall> =>
  manager.findOneOrFail(SipCall, { where: { id }, relations: { principal: true } });
