import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { LegalFrame } from '../persons/person-kinds.js';
import { PersonsService } from '../persons/persons.service.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { type Actor, mayDo } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import type { SipMeasureRow } from './sip.document.js';
import type { Sip, SipVersion } from './sip.entity.js';
import { sipDocument } from './sip-print.js';
import { SipsService } from './sips.service.js';

@Controller()
export class SipsPages {
  constructor(
    private readonly sips: SipsService,
    private readonly persons: PersonsService,
  ) {}

  @Get('persons/:personId/sips')
  @Policy('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('personId', ParseUUIDPipe) personId: string,
  ): Promise<Page> {
    const { person, sips } = await this.sips.list(actor, personId);
    const enrolments = await this.persons.enrolments(actor, personId);
    const compulsory = enrolments.find(
      ({ legalFrame, toDate }) => legalFrame !== LegalFrame.VOLUNTARY && toDate === null,
    );
    return page('sips/list', {
      title: translate(actor.locale, 'sip.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      legalFrame: compulsory ? translate(actor.locale, `kind.legalFrame.${compulsory.legalFrame}`) : null,
      sips: sips.map((sip) => ({ id: sip.id, team: sip.team.name, versions: versionLines(actor, sip) })),
      mayWrite: mayDo(actor, 'plan.write'),
    });
  }

  @Post('persons/:personId/sips')
  @Policy('plan.write')
  async begin(
    @CurrentActor() actor: Actor,
    @Param('personId', ParseUUIDPipe) personId: string,
  ): Promise<Redirect> {
    const { id } = await this.sips.begin(actor, personId);
    return redirect(`/sips/${id}/edit`);
  }

  @Get('sips/:sipId')
  @Policy('plan.read')
  show(@CurrentActor() actor: Actor, @Param('sipId', ParseUUIDPipe) sipId: string): Promise<Page> {
    return this.version(actor, sipId, ({ versions }) => latestOf(versions));
  }

  @Get('sips/:sipId/versions/:number')
  @Policy('plan.read')
  showVersion(
    @CurrentActor() actor: Actor,
    @Param('sipId', ParseUUIDPipe) sipId: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<Page> {
    return this.version(actor, sipId, ({ versions }) =>
      versions.find((version) => version.number === number),
    );
  }

  @Post('sips/:sipId/versions')
  @Policy('plan.write')
  async beginNextVersion(
    @CurrentActor() actor: Actor,
    @Param('sipId', ParseUUIDPipe) sipId: string,
  ): Promise<Redirect> {
    await this.sips.beginNextVersion(actor, sipId);
    return redirect(`/sips/${sipId}/edit`, 'sip.nextBegun');
  }

  private async version(
    actor: Actor,
    sipId: string,
    choose: (sip: Sip) => SipVersion | undefined,
  ): Promise<Page> {
    const { plan: sip, person } = await this.sips.get(actor, sipId);
    const version = choose(sip);
    if (!version) throw notFound('number');
    const document = sipDocument({ sip, version, person, group: null }, actor.locale);
    const latest = latestOf(sip.versions);
    const mayWrite = mayDo(actor, 'plan.write');
    return page('sips/show', {
      title: translate(actor.locale, 'documents.sip.titleFor', { name: document.person.name }),
      sipId,
      personId: sip.personId,
      sip: {
        ...document,
        principals: document.principals.map(({ name, measures }) => ({
          name,
          measures: measures.map(measureLine),
        })),
        measuresByOthers: document.measuresByOthers.map(measureLine),
      },
      mayContinue: mayWrite && version.status === PlanStatus.DRAFT,
      mayBeginNext: mayWrite && version.status === PlanStatus.AGREED && latest === version,
      newer: latest === version ? null : latest.number,
      versions: versionLines(actor, sip),
    });
  }
}

function measureLine({
  actor = '',
  text,
  unit,
  responsible,
  fromDate,
  dueDate,
}: SipMeasureRow & { actor?: string }) {
  const who = [actor, unit, responsible].filter(Boolean).join(', ');
  return { text, who, fromDate, dueDate };
}

/** The newest first. */
function versionLines(actor: Actor, { versions }: Sip) {
  return versions.map(({ number, status, agreedAt, changedAt, followUpOn }) => ({
    number,
    status,
    statusName: translate(actor.locale, `sip.status.${status}`),
    date: today(agreedAt ?? changedAt),
    followUpOn,
  }));
}
