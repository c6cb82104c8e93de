import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { type CompulsoryCare, compulsoryCareIn } from '../persons/legal-frame.js';
import { Enrolment } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { translate } from '../platform/i18n/translate.js';
import { TeamAccess } from '../teams/team-access.js';

/** What pages of a SIP say of somebody in compulsory care. */
export interface CareNotice {
  /** In words. */
  legalFrame: string;
  care: CompulsoryCare;
}

/** Which plan the law asks for, for somebody in compulsory care. */
@Injectable()
export class CareNotices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /**
   * What stands beside the SIP, whose reading is logged: one for each legal frame of compulsory care that holds today in the
   * teams where the actor works; none to whoever may not read the person's card.
   */
  of(actor: Actor, personId: string): Promise<CareNotice[]> {
    return this.unitOfWork.run(async (manager) => {
      const card = { recordType: 'person' };
      if (!(await this.personAccess.mayAlso(manager, actor, personId, 'person.read', card))) return [];
      const teamId = In(this.teamAccess.ownTeamIds(actor, 'person.read'));
      const enrolments = await manager.findBy(Enrolment, { personId, teamId });
      const now = enrolments.filter((one) => !one.voidedAt && isOn(today(), one));
      return [...new Set(now.map(({ legalFrame }) => legalFrame))].flatMap((frame) => {
        const care = compulsoryCareIn(frame);
        return care ? [{ legalFrame: translate(actor.locale, `kind.legalFrame.${frame}`), care }] : [];
      });
    });
  }
}
