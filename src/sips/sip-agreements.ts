import { Injectable } from '@nestjs/common';
import { agreementOfTeam } from '../agreements/agreement-of-team.js';
import { AgreementSubject } from '../agreements/agreement-subject.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Sip, SipVersion } from './sip.entity.js';
import { type AgreedSipDays, agreedSipDays } from './sip-days.js';

/** The local deadlines of a SIP, as its team's principals have agreed. The law itself gives no number of days. */
@Injectable()
export class SipAgreements {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** As it held on the day the need was seen. */
  async daysOf(
    { teamId }: Pick<Sip, 'teamId'>,
    { needSeenOn }: Pick<SipVersion, 'needSeenOn'>,
  ): Promise<AgreedSipDays> {
    if (!needSeenOn) return agreedSipDays(null, null);
    const { reader } = this.unitOfWork;
    return agreedSipDays(needSeenOn, await agreementOfTeam(reader, teamId, AgreementSubject.SIP, needSeenOn));
  }
}
