import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { today } from '../../platform/dates/today.js';
import { formatDate } from '../../platform/i18n/format-date.js';
import { translate } from '../../platform/i18n/translate.js';
import { type LayoutExtra, LayoutExtras } from '../../platform/web/layout-extras.js';
import type { Page } from '../../platform/web/page.js';
import { NextReviewsService } from '../audits/next-reviews.service.js';
import { ImprovementService } from './improvement.service.js';
import { isLate } from './improvement-lifecycle.js';

/** On the page of a team: the improvement actions that are late, and when it is to be reviewed next. */
@Injectable()
export class TeamLines implements OnModuleInit {
  constructor(
    private readonly extras: LayoutExtras,
    private readonly improvementService: ImprovementService,
    private readonly nextReviews: NextReviewsService,
  ) {}

  onModuleInit(): void {
    this.extras.add((actor, page) => this.of(actor, page));
  }

  private async of(actor: Actor, { template, model }: Page): Promise<LayoutExtra | undefined> {
    const teamId = (model as { team?: { id: string } }).team?.id;
    if (template !== 'teams/show' || !teamId || !mayDoInTeam(actor, 'audit.read', teamId)) return undefined;
    const lines = [...(await this.late(actor, teamId)), ...(await this.next(actor, teamId))];
    return lines.length === 0
      ? undefined
      : { navigation: [], lines: { labelKey: 'improvement.ofTeam', lines } };
  }

  private async late(actor: Actor, teamId: string) {
    const actions = await this.improvementService.list(actor, teamId);
    const ids = actions.map(({ id }) => id);
    const entries = await this.improvementService.entries(actor, ids);
    return actions
      .filter((action, index) => isLate(action, entries[index] ?? [], today()))
      .map(({ id, what }) => ({ text: what, href: `/improvement-actions/${id}`, isLate: true }));
  }

  private async next(actor: Actor, teamId: string) {
    const { locale } = actor;
    return (await this.nextReviews.list(actor, teamId)).map(({ scaleName, dueOn }) => ({
      text: translate(locale, 'nextReview.ofScale', {
        scale: scaleName[locale],
        day: formatDate(locale, dueOn),
      }),
      href: `/teams/${teamId}/audits`,
      isLate: dueOn < today(),
    }));
  }
}
