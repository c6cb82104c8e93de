import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsInt } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Audience } from '../disclosure/audience.js';
import { amendmentsView } from '../persons/amendments-view.js';
import { OutdatedPlans } from '../plans/outdated-plans.service.js';
import { overdueSince } from '../plans/overdue-since.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf, mayBeginAfter, nextStates } from '../plans/plan-lifecycle.js';
import { problemsOf } from '../plans/plan-problems.js';
import { PlanIncomplete, VersionConflict } from '../plans/plan-results.js';
import { today } from '../platform/dates/today.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { type Problem, problemText } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { changedSinceAnswer } from './changed-since-answer.js';
import { changedView } from './changed-since-answer-view.js';
import type { CrisisPlanVersion } from './crisis-plan.entity.js';
import { BeginCrisisPlanInput, BeginNextCrisisPlanVersionInput } from './crisis-plan.input.js';
import { saysClosedHours } from './crisis-plan-content.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { anchorOf } from './crisis-plan-editor.js';
import { CrisisPlanLabel } from './crisis-plan-kinds.js';
import { answerHref, breadcrumbs, contentModel, planName } from './crisis-plan-view.js';
import { CrisisPlansService, wholeBefore } from './crisis-plans.service.js';
import { CrisisPlanHintsService } from './hints/crisis-plan-hints.service.js';
import { editorHints } from './hints/editor-hints.js';
import { isIndividual } from './is-individual.js';
import { sectionOf } from './packs/pack.js';
import { GENERAL, newestPack, packOf, packsOnOffer } from './packs/packs.js';
import { stockPhrases } from './read-stock-phrases.js';

class AgreeForm {
  @IsInt()
  revision: number;
}

@Controller()
export class CrisisPlansPages {
  constructor(
    private readonly crisisPlansService: CrisisPlansService,
    private readonly hints: CrisisPlanHintsService,
    private readonly outdatedPlans: OutdatedPlans,
  ) {}

  @Get('persons/:personId/crisis-plans')
  @Policy('plan.read')
  list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.personsPlans(actor, personId, formOf(), 200);
  }

  @Post('persons/:personId/crisis-plans')
  @Policy('plan.write')
  begin(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      BeginCrisisPlanInput,
      { ...(body as object), personId },
      async (input) => {
        const { id } = await this.crisisPlansService.begin(actor, input);
        return redirect(`/crisis-plans/${id}/edit`, 'crisisPlan.begin.done');
      },
      (form) => this.personsPlans(actor, personId, form, 422),
    );
  }

  /** The version in force, or the draft while there is none. */
  @Get('crisis-plans/:planId')
  @Policy('plan.read')
  async current(@CurrentActor() actor: Actor, @Param('planId', UUID) planId: string): Promise<Redirect> {
    const { plan } = await this.crisisPlansService.get(actor, planId);
    return redirect(`/crisis-plans/${planId}/versions/${inForce(plan.versions).number}`);
  }

  @Get('crisis-plans/:planId/versions/:number')
  @Policy('plan.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Page> {
    const { locale } = actor;
    const read = await this.crisisPlansService.get(actor, planId);
    const { plan, person } = read;
    const version = plan.versions.find((candidate) => candidate.number === number);
    if (!version) throw notFound('number');
    const mayWrite = read.may('plan.write');
    const hasDraft = latestOf(plan.versions).status === PlanStatus.DRAFT;
    return page('crisis-plans/show', {
      title: translate(locale, 'crisisPlan.versionTitle', { ...planName(locale, plan, person), number }),
      protectedIdentity: person.protectedIdentity,
      person: { id: person.id },
      breadcrumbs: breadcrumbs(locale, person),
      plan: { id: planId },
      version: versionLine(version),
      overdueSince: overdueSince(version.status, version.reviewOn),
      content: contentModel(locale, version, (row) => ({
        changed: changedView(
          locale,
          changedSinceAnswer(plan.versions, version, row, person.protectedIdentity),
        ),
        answerHref:
          mayWrite && version.status === PlanStatus.AGREED && row.unit ? answerHref(planId, row) : null,
      })),
      isToBeMadeAnew:
        Boolean(packOf(version).provisional) &&
        (version.status === PlanStatus.AGREED || version.status === PlanStatus.DRAFT),
      oldValues: version.status === PlanStatus.AGREED ? await this.outdatedPlans.ofPlan(planId) : [],
      may: {
        edit: mayWrite && nextStates(version.status).includes(PlanStatus.AGREED),
        beginNext: mayWrite && mayBeginAfter(version, plan.versions),
        continueDraft: mayWrite && version.status === PlanStatus.AGREED && hasDraft,
        end: mayWrite && nextStates(version.status).includes(PlanStatus.ENDED),
        void: mayWrite && nextStates(version.status).includes(PlanStatus.VOIDED),
        disagree: mayWrite && version.status !== PlanStatus.DRAFT,
        recordConsent: read.may('consent.write', { recordType: 'ground' }),
      },
      packs: packsAfter(locale, version, plan.versions),
      amendments: amendmentsView(version),
      history: plan.versions.map((one) => ({ ...versionLine(one), isShown: one.number === number })),
    });
  }

  @Post('crisis-plans/:planId/versions')
  @Policy('plan.write')
  async beginNext(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Body() body: object,
  ): Promise<Redirect> {
    const { input, problems } = await readForm(BeginNextCrisisPlanVersionInput, { ...body, planId });
    if (!input) throw invalid(problems);
    await this.crisisPlansService.beginNextVersion(actor, input);
    return redirect(`/crisis-plans/${planId}/edit`);
  }

  @Get('crisis-plans/:planId/agree')
  @Policy('plan.write')
  async readThrough(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
  ): Promise<Page | Redirect> {
    return this.agreement(actor, planId, 200);
  }

  @Post('crisis-plans/:planId/agree')
  @Policy('plan.write')
  async agree(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { input, problems } = await readForm(AgreeForm, body);
    if (!input) throw invalid(problems);
    const outcome = await this.crisisPlansService.agree(actor, { planId, revision: input.revision });
    if (outcome instanceof PlanIncomplete) return this.agreement(actor, planId, 422);
    if (outcome instanceof VersionConflict) return this.agreement(actor, planId, 409);
    return redirect(`/crisis-plans/${planId}/versions/${outcome.number}`, 'crisisPlan.agree.done');
  }

  private async agreement(actor: Actor, planId: string, status: number): Promise<Page | Redirect> {
    const { locale } = actor;
    const found = await this.crisisPlansService.get(actor, planId, 'plan.write');
    const { plan, person } = found;
    const draft = latestOf(plan.versions);
    if (draft.status !== PlanStatus.DRAFT) return redirect(`/crisis-plans/${planId}`);
    const model = {
      title: translate(locale, 'crisisPlan.agreeTitle', planName(locale, plan, person)),
      person: { id: person.id },
      breadcrumbs: breadcrumbs(locale, person),
      plan: { id: planId },
      revision: draft.revision,
      content: contentModel(locale, draft),
      hints: editorHints(locale, draft, await this.hints.of(found), `/crisis-plans/${planId}/edit`),
      missing: problemsOf(CRISIS_PLANS, draft, today()).map((problem: Problem) => ({
        text: problemText(locale, problem),
        href: `/crisis-plans/${planId}/edit#${anchorOf(problem)}`,
      })),
      hasChanged: status === 409,
      lines: draft.statements.length + draft.contacts.length,
      sharedLines: sharedLines(draft),
      isStock: !isIndividual(
        draft.statements.map(({ text }) => text),
        stockPhrases,
      ),
    };
    return page('crisis-plans/agree', model, status);
  }

  private async personsPlans(
    actor: Actor,
    personId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const read = await this.crisisPlansService.list(actor, personId);
    const { person, plans, isBlocked } = read;
    const name = `${person.givenName} ${person.familyName}`;
    const taken = new Set<string>(plans.map(({ label }) => label));
    const free = choicesOf(CrisisPlanLabel, 'crisisPlan.label', locale).filter(
      ({ value }) => !taken.has(value),
    );
    const isUsualTaken = taken.has(newestPack(GENERAL)!.label);
    const model = {
      title: translate(locale, 'crisisPlan.listTitle', { name }),
      person: { id: personId, name, protectedIdentity: person.protectedIdentity },
      isBlocked,
      form: { ...form, values: { pack: GENERAL, label: isUsualTaken ? free[0]?.value : '', ...form.values } },
      packs: packsOnOffer().map(({ id, name, about }) => ({
        value: id,
        label: name[locale],
        hint: about[locale],
      })),
      plans: plans.map(({ id, label, versions }) => {
        const latest = latestOf(versions);
        const agreed = versions.find((version) => version.status === PlanStatus.AGREED);
        return {
          id,
          label: translate(locale, `crisisPlan.label.${label}`),
          inForce: agreed?.number,
          pack: packOf(agreed ?? latest).name[locale],
          isProvisional: Boolean(packOf(agreed ?? latest).provisional),
          reviewOn: agreed?.reviewOn,
          isOverdue: agreed !== undefined && overdueSince(agreed.status, agreed.reviewOn) !== null,
          draft: latest.status === PlanStatus.DRAFT ? latest.number : undefined,
          // What it was last, where nothing is in force or being written.
          over: agreed || latest.status === PlanStatus.DRAFT ? undefined : latest.status,
        };
      }),
      mayWrite: read.may('plan.write'),
      labels: free.length > 0 && [
        { value: '', label: translate(locale, 'crisisPlan.begin.usualLabel') },
        ...free,
      ],
    };
    return page('crisis-plans/list', model, status);
  }
}

/** How many of the rows that have an audience stand on a sheet that leaves care. */
function sharedLines({ statements, contacts }: CrisisPlanVersion): number {
  const isShared = ({ audience }: { audience: Audience }) => audience === Audience.EVERYONE;
  return [...statements, ...contacts].filter(isShared).length;
}

/**
 * In which packs the next version can be made, and what of this one they have no place for. It is the same unless another is
 * chosen; after a provisional one, that of the whole plan before it.
 */
function packsAfter(locale: Locale, version: CrisisPlanVersion, versions: readonly CrisisPlanVersion[]) {
  const own = packOf(version);
  const usual = own.provisional ? (wholeBefore(versions)?.pack ?? GENERAL) : own.id;
  const written = new Set(version.statements.map(({ section }) => section));
  return packsOnOffer().map((pack) => {
    const left = own.sections.filter(({ code }) => written.has(code) && !sectionOf(pack, code));
    const blocks = [
      ...(saysClosedHours(version) && pack.closedHours === 'LEFT_OUT' ? ['closedHours'] : []),
      ...(version.contacts.length > 0 && !pack.contacts ? ['contacts'] : []),
    ];
    return {
      value: pack.id,
      label: pack.name[locale],
      isUsual: pack.id === usual,
      left: [
        ...left.map(({ heading }) => heading[locale]),
        ...blocks.map((block) => translate(locale, `crisisPlan.${block}.heading`)),
      ].join(', '),
    };
  });
}

function inForce(versions: readonly CrisisPlanVersion[]): CrisisPlanVersion {
  return versions.find(({ status }) => status === PlanStatus.AGREED) ?? latestOf(versions);
}

function versionLine({ id, number, status, agreedAt, changedAt, checksum }: CrisisPlanVersion) {
  return { id, number, status, day: today(agreedAt ?? changedAt), checksum };
}
