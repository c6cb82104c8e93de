import { Controller, Get } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { EmergencyOpeningsService } from '../consents/emergency-openings.service.js';
import { liftRequestView } from '../consents/lift-requests.pages.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { Clock } from '../platform/dates/clock.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { callable } from '../platform/text/telephone-number.js';
import { type Page, page } from '../platform/web/page.js';
import { sayOpening } from './closed-hours/closed-hours-now.js';
import type { OpenedTeam } from './opened-team.type.js';
import { planLine } from './shared-plans.pages.js';
import { SharedPlansService } from './shared-plans.service.js';

/** What has been opened in an emergency, and the plans in it one click away. */
@Controller('emergency-opening')
export class OpenedRecordsPages {
  constructor(
    private readonly sharedPlansService: SharedPlansService,
    private readonly openings: EmergencyOpeningsService,
    private readonly clock: Clock,
  ) {}

  @Get('opened')
  @Policy('emergencyOpening.write')
  async opened(@CurrentActor() actor: Actor): Promise<Page> {
    const at = this.clock.now();
    const opened = await this.sharedPlansService.opened(actor, at);
    const asked = await this.openings.asked(actor);
    const readsAll = mayDo(actor, 'plan.read');
    return page('crisis-plans/opened', {
      title: translate(actor.locale, 'emergencyOpening.openedTitle'),
      readsAll,
      asked: asked.map((request) => liftRequestView(actor, request)),
      records: opened.map(({ person, principal, closesAt, crisisPlans, teams, contacts }) => ({
        id: person.id,
        name: `${person.givenName} ${person.familyName}`,
        identityNumber: showIdentityNumber(person),
        protectedIdentity: person.protectedIdentity,
        principal,
        closesAt,
        teams: teams.map((team) => teamView(actor.locale, team, at)),
        contacts: contacts.map((contact) => ({ ...contact, call: callable(contact.phone) })),
        plans: crisisPlans.map((line) => planLine(actor, line, readsAll ? '/crisis-plans' : '/shared-plans')),
      })),
    });
  }
}

function teamView(locale: Locale, { coordinators, isOpen, opensOn, opensAt, ...team }: OpenedTeam, at: Date) {
  const opens = opensOn && opensAt && sayOpening(locale, { date: opensOn, time: opensAt }, at);
  return {
    ...team,
    call: callable(team.phone),
    isOpen,
    isClosed: isOpen === false,
    opens,
    coordinators: coordinators.map(({ professions, ...one }) => ({
      ...one,
      profession: professions
        .map((profession) => translate(locale, `kind.profession.${profession}`))
        .join(', '),
    })),
  };
}
