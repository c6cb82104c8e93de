import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Audience } from '../disclosure/audience.js';
import { inUse } from '../organisations/in-use.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { hoursOf } from '../organisations/say-hours.js';
import { digestOf } from '../plans/content-digest.js';
import { PlanReader, PlanStatus, StatementAuthor } from '../plans/plan-kinds.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { problemsOf } from '../plans/plan-problems.js';
import { teamNow } from '../plans/supporting-teams.js';
import { openedForm, writtenAgain } from '../plans/written-meanwhile.js';
import { today } from '../platform/dates/today.js';
import { CODE, UUID } from '../platform/door/ids.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { problemText } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, readForm, statusOf } from '../platform/web/form.js';
import { rowButton } from '../platform/web/form-rows.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { autosaved, submitted } from '../platform/web/submitted.js';
import type { ResourceGroupMember } from '../resource-groups/resource-group.entity.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import { changedSinceAnswer } from './changed-since-answer.js';
import { changedView } from './changed-since-answer-view.js';
import type { CrisisPlanVersion } from './crisis-plan.entity.js';
import { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { draftOf } from './crisis-plan-content.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import {
  anchorOf,
  anchorOfRemoved,
  CONTACTS,
  editorSections,
  fallenAnswer,
  PARTICIPANTS,
  UNITS,
  unitsToAskAgain,
  withBlankRows,
  withMember,
} from './crisis-plan-editor.js';
import { CRISIS_PLAN } from './crisis-plan-fields.js';
import { ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';
import { breadcrumbs, planName } from './crisis-plan-view.js';
import { CrisisPlansService } from './crisis-plans.service.js';
import { CrisisPlanHintsService } from './hints/crisis-plan-hints.service.js';
import { editorHints } from './hints/editor-hints.js';
import { isIndividual } from './is-individual.js';
import { packOf } from './packs/packs.js';
import { stockPhrases } from './read-stock-phrases.js';
import { UnitAnswersService } from './unit-answers.service.js';

type Fields = Record<string, unknown>;
type Found = Awaited<ReturnType<CrisisPlansService['get']>>;

/** The editor at the kitchen table: the person and the coordinator write a draft together. */
@Controller('crisis-plans/:planId')
export class CrisisPlanEditorPages {
  constructor(
    private readonly crisisPlansService: CrisisPlansService,
    private readonly hints: CrisisPlanHintsService,
    private readonly organisations: OrganisationsService,
    private readonly resourceGroups: ResourceGroupsService,
    private readonly unitAnswersService: UnitAnswersService,
  ) {}

  @Get('edit')
  @Policy('plan.write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Query('grows', CODE) grows?: string,
  ): Promise<Page | Redirect> {
    const found = await this.crisisPlansService.get(actor, planId, 'plan.write');
    const draft = latestOf(found.plan.versions);
    if (draft.status !== PlanStatus.DRAFT) return redirect(`/crisis-plans/${planId}`);
    return this.editor(actor, found, formOf(openedForm(CRISIS_PLANS, draft)), grows);
  }

  /** Saves; the buttons of a row save as well, and come back with a row more or less. */
  @Post('edit')
  @Policy('plan.write')
  async save(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const pressed = rowButton(body);
    const member = await this.picked(actor, planId, pressed?.grows);
    const fields = pressed?.fields ?? body;
    return submitted(
      SaveCrisisPlanDraftInput,
      { ...(member ? withMember(fields, member) : fields), planId },
      async (input): Promise<Redirect | RevisionConflict> => {
        const saved = await this.crisisPlansService.saveDraft(actor, input);
        if (saved instanceof RevisionConflict) return saved;
        const editor = `/crisis-plans/${planId}/edit`;
        const fallen = fallenAnswer(draftOf(input), saved);
        if (pressed?.grows === UNITS)
          return redirect(
            `${editor}?grows=${UNITS}#field-${UNITS}-${saved.closedHoursUnits.length}-unitId`,
            fallen,
          );
        if (member)
          return redirect(`${editor}#field-${CONTACTS}-${saved.contacts.length - 1}-whenToCall`, fallen);
        if (pressed?.grows === CONTACTS || pressed?.grows === PARTICIPANTS) {
          const { grows } = pressed;
          return redirect(`${editor}?grows=${grows}#field-${grows}-${saved[grows].length}-name`, fallen);
        }
        if (pressed?.grows) {
          const grows = encodeURIComponent(pressed.grows);
          return redirect(
            `${editor}?grows=${grows}#field-statements-${saved.statements.length}-text`,
            fallen,
          );
        }
        if (pressed) return redirect(`${editor}#${anchorOfRemoved(body)}`, fallen);
        if (typeof body.ask === 'string') {
          const isAsked = await this.ask(actor, planId, body.ask);
          return redirect(
            `${editor}#${UNITS}`,
            isAsked ? 'crisisPlan.closedHours.askedNow' : 'crisisPlan.closedHours.notAsked',
          );
        }
        if (body.goOn) return redirect(`/crisis-plans/${planId}/agree`, fallen);
        return redirect(editor, fallen ?? 'notice.saved');
      },
      (form) => this.again(actor, planId, form, pressed?.grows),
    );
  }

  /** What the browser sends while somebody writes. @returns what the next save must say that it saw */
  @Post('autosave')
  @HttpCode(200)
  @Policy('plan.write')
  async autosave(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Body() body: Fields,
  ): Promise<{ revision: number; seenDigest: string }> {
    const form = await readForm(SaveCrisisPlanDraftInput, { ...body, planId });
    const { revision } = await autosaved(form, (input) => this.crisisPlansService.saveDraft(actor, input));
    // The page goes on from what it holds, where an answer may stand that does so no longer in the draft.
    return { revision, seenDigest: digestOf(CRISIS_PLAN, draftOf(form.input!)) };
  }

  /** The member of the person's resource group whose button was pressed. */
  private async picked(actor: Actor, planId: string, grows = ''): Promise<ResourceGroupMember | undefined> {
    if (!isUUID(grows)) return undefined;
    const { person } = await this.crisisPlansService.get(actor, planId, 'plan.write');
    return (await this.membersOf(actor, person.id)).find(({ id }) => id === grows);
  }

  private async membersOf(actor: Actor, personId: string): Promise<ResourceGroupMember[]> {
    return (await this.resourceGroups.get(actor, personId)).group?.members ?? [];
  }

  /** What was written is saved, whether the unit can be asked or not. */
  private ask(actor: Actor, planId: string, unitId: string): Promise<boolean> {
    return this.unitAnswersService.ask(actor, { planId, unitId }).then(
      () => true,
      (error) => {
        if (error instanceof DomainError && error.code === 'INVALID') return false;
        throw error;
      },
    );
  }

  private async again(
    actor: Actor,
    planId: string,
    form: Form<SaveCrisisPlanDraftInput>,
    grows?: string,
  ): Promise<Page> {
    const found = await this.crisisPlansService.get(actor, planId, 'plan.write');
    return writtenAgain(actor.locale, CRISIS_PLANS, { plan: found.plan, form, draftOf }, (shown) =>
      this.editor(actor, found, shown, grows),
    );
  }

  /** @param grows where a blank row is wanted */
  private async editor(actor: Actor, found: Found, form: Form<unknown>, grows?: string): Promise<Page> {
    const { locale } = actor;
    const { plan, person } = found;
    const units = await this.organisations.units(actor);
    const members = await this.membersOf(actor, person.id);
    const draft = latestOf(plan.versions);
    const pack = packOf(draft);
    const values = withBlankRows(form.values, pack, grows);
    const sections = editorSections(locale, pack, values, form.meanwhile?.mine?.statements);
    const askAgain = unitsToAskAgain(plan.versions);
    const last = pack.closedHoursAfter ?? sections.at(-1)?.section;
    const closedHours = sections.findIndex(({ section }) => section === last) + 1;
    const team = teamNow(plan, { kind: PlanReader.TEAM }).team!;
    const model = {
      title: translate(locale, 'crisisPlan.editTitle', planName(locale, plan, person)),
      person: { id: person.id },
      breadcrumbs: breadcrumbs(locale, person),
      protectedIdentity: person.protectedIdentity,
      plan: { id: plan.id },
      number: draft.number,
      pack: {
        name: pack.name[locale],
        isProvisional: Boolean(pack.provisional),
        isMadeTogether: pack.demands.together,
        hasClosedHours: pack.closedHours !== 'LEFT_OUT',
        demandsClosedHours: pack.closedHours === 'DEMANDED',
        hasContacts: pack.contacts,
        hasParticipants: pack.participants,
      },
      form: { ...form, values },
      sections,
      sectionsBefore: sections.slice(0, closedHours),
      sectionsAfter: sections.slice(closedHours),
      units: values.closedHoursUnits.map((_, index) => ({
        index,
        number: index + 1,
        name: `${UNITS}[${index}]`,
        mustBeAskedAgain: askAgain.has(values.closedHoursUnits[index]!.unitId),
        saved: savedUnit(locale, plan.versions, person, values.closedHoursUnits[index]!.unitId),
      })),
      unitChoices: inUse(
        units,
        values.closedHoursUnits.map(({ unitId }) => unitId as string | undefined),
      ).map(({ id, name, principal }) => ({
        value: id,
        label: `${name} (${principal.name})`,
      })),
      contacts: values.contacts.map((_, index) => ({
        index,
        number: index + 1,
        name: `${CONTACTS}[${index}]`,
      })),
      participants: values.participants.map((_, index) => ({
        index,
        number: index + 1,
        name: `${PARTICIPANTS}[${index}]`,
      })),
      parts: choicesOf(ParticipantPart, 'crisisPlan.part', locale),
      answers: choicesOf(WishAnswer, 'crisisPlan.answer', locale),
      members: members.map(({ id, name, relation, kind }) => ({
        id,
        name,
        relation: relation || translate(locale, `resourceGroup.kind.${kind}`),
      })),
      team: { name: team.name, openingHours: hoursOf(locale, team), phone: team.phone },
      authors: choicesOf(StatementAuthor, 'crisisPlan.author', locale),
      audiences: choicesOf(Audience, 'crisisPlan.audience', locale),
      responses: choicesOf(UnitResponse, 'crisisPlan.response', locale),
      phases: choicesOf(Phase, 'crisisPlan.phase', locale),
      today: today(),
      hints: editorHints(locale, draft, await this.hints.of(found)),
      missing: problemsOf(CRISIS_PLANS, draft, today()).map((problem) => ({
        text: problemText(locale, problem),
        href: `#${anchorOf(problem)}`,
      })),
      isStock:
        draft.statements.length > 0 &&
        !isIndividual(
          draft.statements.map(({ text }) => text),
          stockPhrases,
        ),
    };
    return page('crisis-plans/edit', model, statusOf(form));
  }
}

/** What is known of a unit in the draft as it was saved; nothing of one that was chosen since. */
function savedUnit(
  locale: Locale,
  versions: readonly CrisisPlanVersion[],
  { protectedIdentity }: Found['person'],
  unitId: unknown,
) {
  const draft = latestOf(versions);
  const row = draft.closedHoursUnits.find((one) => one.unitId !== null && one.unitId === unitId);
  if (!row) return undefined;
  const { reading, question, answer, task, response } = row;
  const mayBeAsked = response === UnitResponse.PENDING && task !== '' && Boolean(reading?.until) && !question;
  return {
    unitId,
    name: row.unit?.name,
    reading,
    askedAt: question?.askedAt,
    words: answer?.words,
    notedBy: answer?.notedByName,
    hasSaidNo: response === UnitResponse.DECLINED,
    mayBeAsked,
    changed: changedView(locale, changedSinceAnswer(versions, draft, row, protectedIdentity)),
  };
}
