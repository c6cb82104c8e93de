import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { receiverOf } from '../consents/ground-view.js';
import { GroundsService } from '../consents/grounds.service.js';
import { CrisisPlansService } from '../crisis-plans/crisis-plans.service.js';
import { today } from '../platform/dates/today.js';
import { translate } from '../platform/i18n/translate.js';
import { SipsService } from '../sips/sips.service.js';

/** One thing that waits: what it is, where it is taken care of, and by when. */
export interface WaitingLine {
  text: string;
  href: string;
  dueOn: string | null;
  late: boolean;
}

/** What waits to be done with the people of the actor's own teams. */
@Injectable()
export class PersonsWaiting {
  constructor(
    private readonly crisisPlansService: CrisisPlansService,
    private readonly sipsService: SipsService,
    private readonly groundsService: GroundsService,
  ) {}

  async lines(actor: Actor): Promise<WaitingLine[]> {
    return [...(await this.plans(actor)), ...(await this.consents(actor))];
  }

  private async plans(actor: Actor): Promise<WaitingLine[]> {
    if (!mayDo(actor, 'plan.write')) return [];
    const items = [
      ...(await this.crisisPlansService.waiting(actor)),
      ...(await this.sipsService.waiting(actor)),
    ];
    const day = today();
    return items.map(({ titleKey, params, href, dueOn }) => ({
      text: translate(actor.locale, titleKey, params),
      href,
      dueOn,
      late: dueOn !== null && dueOn < day,
    }));
  }

  private async consents(actor: Actor): Promise<WaitingLine[]> {
    if (!mayDo(actor, 'consent.write')) return [];
    const day = today();
    return (await this.groundsService.expiring(actor)).map((ground) => ({
      text: translate(actor.locale, ground.toDate < day ? 'consent.waitingPassed' : 'consent.waiting', {
        name: `${ground.person.givenName} ${ground.person.familyName}`,
        receiver: receiverOf(ground),
      }),
      href: `/persons/${ground.personId}/consents`,
      dueOn: ground.toDate,
      late: ground.toDate < day,
    }));
  }
}
