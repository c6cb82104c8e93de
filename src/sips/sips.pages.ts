import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { amendmentsView } from '../persons/amendments-view.js';
import type { Person } from '../persons/person.entity.js';
import { OutdatedPlans } from '../plans/outdated-plans.service.js';
import { overdueSince } from '../plans/overdue-since.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { currentOf, mayBeginAfter, nextStates } from '../plans/plan-lifecycle.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { CareNotices } from './care-notices.js';
import type { Sip, SipVersion } from './sip.entity.js';
import { SipAgreements } from './sip-agreements.js';
import { followUpsView, sipView, versionLines } from './sip-view.js';
import { SipsService } from './sips.service.js';

@Controller()
export class SipsPages {
  constructor(
    private readonly sipsService: SipsService,
    private readonly careNotices: CareNotices,
    private readonly outdatedPlans: OutdatedPlans,
    private readonly agreements: SipAgreements,
  ) {}

  @Get('persons/:personId/sips')
  @Policy('plan.read')
  async list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const read = await this.sipsService.list(actor, personId);
    const { person, plans: sips, isBlocked } = read;
    return page('sips/list', {
      title: translate(actor.locale, 'sip.title'),
      person: { id: personId, name: nameOf(person), protectedIdentity: person.protectedIdentity },
      isBlocked,
      care: await this.careNotices.of(actor, personId),
      sips: sips.map((sip) => ({
        id: sip.id,
        team: sip.team.name,
        versions: versionLines(sip, actor.locale),
      })),
      mayWrite: read.may('plan.write'),
    });
  }

  @Post('persons/:personId/sips')
  @Policy('plan.write')
  async begin(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Redirect> {
    const { id } = await this.sipsService.begin(actor, personId);
    return redirect(`/sips/${id}/edit`);
  }

  @Get('sips/:sipId')
  @Policy('plan.read')
  show(@CurrentActor() actor: Actor, @Param('sipId', UUID) sipId: string): Promise<Page> {
    return this.version(actor, sipId, ({ versions }) => currentOf(versions));
  }

  @Get('sips/:sipId/versions/:number')
  @Policy('plan.read')
  showVersion(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Page> {
    return this.version(actor, sipId, ({ versions }) =>
      versions.find((version) => version.number === number),
    );
  }

  @Post('sips/:sipId/versions')
  @Policy('plan.write')
  async beginNextVersion(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
  ): Promise<Redirect> {
    await this.sipsService.beginNextVersion(actor, sipId);
    return redirect(`/sips/${sipId}/edit`, 'sip.nextBegun');
  }

  private async version(
    actor: Actor,
    sipId: string,
    choose: (sip: Sip) => SipVersion | undefined,
  ): Promise<Page> {
    const read = await this.sipsService.get(actor, sipId);
    const { plan: sip, person } = read;
    const version = choose(sip);
    if (!version) throw notFound('number');
    const current = currentOf(sip.versions);
    const mayWrite = read.may('plan.write');
    return page('sips/show', {
      title: translate(actor.locale, 'sip.editTitle', { name: nameOf(person) }),
      sipId,
      person: { id: sip.personId, name: nameOf(person) },
      care: await this.careNotices.of(actor, sip.personId),
      sip: sipView({ sip, version, person }, actor.locale),
      agreed: await this.agreements.daysOf(sip, version),
      followUps: followUpsView(version),
      mayFollowUp: mayWrite && version.status === PlanStatus.AGREED,
      mayContinue: mayWrite && version.status === PlanStatus.DRAFT,
      mayBeginNext: mayWrite && mayBeginAfter(version, sip.versions),
      may: {
        end: mayWrite && nextStates(version.status).includes(PlanStatus.ENDED),
        void: mayWrite && nextStates(version.status).includes(PlanStatus.VOIDED),
        disagree: mayWrite && version.status !== PlanStatus.DRAFT,
      },
      oldValues: version.status === PlanStatus.AGREED ? await this.outdatedPlans.ofPlan(sipId) : [],
      overdueSince: overdueSince(version.status, version.followUpOn),
      versionId: version.id,
      amendments: amendmentsView(version),
      newer: current.number > version.number ? current.number : null,
      versions: versionLines(sip, actor.locale),
    });
  }
}

const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;
