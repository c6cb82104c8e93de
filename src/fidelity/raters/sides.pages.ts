import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { UUID } from '../../platform/door/ids.js';
import { translate } from '../../platform/i18n/translate.js';
import { type Page, page } from '../../platform/web/page.js';
import { TeamsService } from '../../teams/teams.service.js';
import { describeSides } from './describe-sides.js';
import { SidesService } from './sides.service.js';

/** How a team rates itself, beside how reviewers from outside rate it. */
@Controller('teams/:teamId/self-and-outside')
export class SidesPages {
  constructor(
    private readonly sides: SidesService,
    private readonly teamsService: TeamsService,
  ) {}

  @Get()
  @Policy('audit.read')
  async show(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    const comparisons = await this.sides.list(actor, teamId);
    const { name } = await this.teamsService.get(actor, teamId);
    return page('fidelity/sides', {
      title: translate(actor.locale, 'sides.titleOf', { team: name }),
      team: { id: teamId, name },
      scales: describeSides(comparisons, actor.locale),
    });
  }
}
