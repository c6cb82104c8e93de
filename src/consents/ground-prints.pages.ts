import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { renderConsent, renderConsents } from './consent.document.js';
import { GroundPrintsService } from './ground-prints.service.js';

/** The name of their files. */
export const CONSENT_FILE = 'samtycke';

/** Consents on paper. */
@Controller('persons/:personId/consents')
export class GroundPrintsPages {
  constructor(private readonly prints: GroundPrintsService) {}

  @Get(['print', 'print.pdf'])
  @Policy('consent.read')
  async all(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Sheet> {
    return sheet(renderConsents(await this.prints.all(actor, personId), actor.locale), CONSENT_FILE);
  }

  @Get([':groundId/print', ':groundId/print.pdf'])
  @Policy('consent.read')
  async one(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Sheet> {
    const recorded = await this.prints.recorded(actor, personId, groundId);
    return sheet(renderConsent(recorded, actor.locale), CONSENT_FILE);
  }
}
