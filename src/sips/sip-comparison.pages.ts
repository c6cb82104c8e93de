import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { comparisonPage } from '../plans/comparison-view.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import type { Page } from '../platform/web/page.js';
import { comparisonWords } from './sip-comparison.js';
import { SipsService } from './sips.service.js';

/** Two versions of a SIP beside each other, and what has been changed. */
@Controller('sips')
export class SipComparisonPages {
  constructor(private readonly sipsService: SipsService) {}

  @Get(':sipId/compare')
  @Policy('plan.read')
  async compare(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Query('from', NUMBER) from?: number,
    @Query('to', NUMBER) to?: number,
  ): Promise<Page> {
    const { locale } = actor;
    const read = await this.sipsService.compare(actor, sipId, { from, to });
    return comparisonPage(locale, comparisonWords(locale), read, {
      label: translate(locale, 'sip.title'),
      address: `/sips/${sipId}/compare`,
      breadcrumbs: [
        { href: `/persons/${read.person.id}`, text: `${read.person.givenName} ${read.person.familyName}` },
        { href: `/persons/${read.person.id}/sips`, text: translate(locale, 'sip.title') },
        {
          href: `/sips/${sipId}/versions/${read.after.number}`,
          text: translate(locale, 'sip.versionNumber', { number: read.after.number }),
        },
      ],
    });
  }
}
