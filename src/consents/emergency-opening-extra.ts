import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type LayoutExtra, LayoutExtras } from '../platform/web/layout-extras.js';
import { EmergencyOpeningsService } from './emergency-openings.service.js';

/** The way to the emergency opening for those who may, and on every page until when something is open. */
@Injectable()
export class EmergencyOpeningExtra implements OnModuleInit {
  constructor(
    private readonly extras: LayoutExtras,
    private readonly openings: EmergencyOpeningsService,
  ) {}

  onModuleInit(): void {
    this.extras.add((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<LayoutExtra | undefined> {
    const openUntil = await this.openings.standing(actor);
    if (openUntil === undefined) return undefined;
    const navigation = [{ href: '/emergency-opening', labelKey: 'nav.emergencyOpening' }];
    if (openUntil === null) return { navigation };
    const until = formatDateTime(actor.locale, openUntil);
    const banner = {
      text: translate(actor.locale, 'emergencyOpening.banner', { until }),
      href: '/emergency-opening/opened',
      linkKey: 'emergencyOpening.show',
    };
    return { navigation, banner };
  }
}
