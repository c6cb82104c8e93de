import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Account } from '../../access/account.entity.js';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { ImportRuns } from '../../contacts/import-runs.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import { today } from '../../platform/dates/today.js';
import { invalid } from '../../platform/errors/domain-error.js';
import type { Problem } from '../../platform/errors/problem.js';
import { NEXT_REVISION } from '../../platform/revision/revision.js';
import { AccountsService } from '../../sign-in/accounts.service.js';
import { StaffMember } from '../../teams/staff.entity.js';
import { TeamAccess } from '../../teams/team-access.js';
import { computeMeasures } from '../measures/compute-measures.js';
import type { Window } from '../measures/measure.js';
import { windowOf } from '../measures/windows.js';
import { isBlind, isCompared } from '../raters/compare-ratings.js';
import { AuditRater, AuditRating } from '../raters/rater.entity.js';
import { computedRating, ratedIn, viewAudit } from '../rules/view-audit.js';
import { isChosen, isMeasured, type Scale } from '../scales/scale.js';
import { Scales } from '../scales/scales.js';
import { Audit, AuditChart, AuditItem, AuditStatus, AuditTopic } from './audit.entity.js';
import type { StartAuditInput } from './audit.input.js';
import type { ComputedItem } from './audit.type.js';
import { auditEntry, mayKeep, refusal, requireOpen } from './audit-access.js';
import { drawSample } from './draw-sample.js';

type RaterPlace = 'firstRater' | 'secondRater';

/** How reports are set out now. */
const REPORT_FORMAT = 2;

/** Shorter windows hold no whole week, and a longer one is no longer how the team works now. */
const WINDOW_DAYS = { min: 7, max: 366 };

/** How an audit begins: who is drawn, what the records say, and who rates. */
@Injectable()
export class StartAuditService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly accessLog: AccessLog,
    private readonly scales: Scales,
    private readonly accountsService: AccountsService,
    private readonly importRuns: ImportRuns,
  ) {}

  /**
   * Begins an audit, or a re-review of some items of a closed one: draws the chart sample that is asked for, counts every measure of the scale from the team's
   * records, and takes what they give as the first ratings. With a second rater each has ratings of their own.
   * @throws DomainError NOT_FOUND, or INVALID for an unknown scale or subscale, an impossible window, a scale rated
   * person by person without anybody to rate, or a second rater who may not rate audits of the team;
   * FILE_BEING_LOADED
   */
  async start(actor: Actor, input: StartAuditInput): Promise<Audit> {
    const team = await this.teamAccess.authorise(actor, input.teamId, 'audit.write');
    const whole = input.reReviewOf ? await this.toReReview(team.id, input) : null;
    const scale = whole ? this.scales.of(whole) : this.scales.newest(input.scale);
    const problems: Problem[] = scale
      ? componentProblems(scale, input, whole)
      : [{ path: 'scale', code: 'unknownScale' }];
    const window = windowIn(input, scale);
    problems.push(...windowProblems(window, input.sampleSize === undefined ? undefined : scale));
    const raters = await this.raters(actor, team.id, input, problems);
    if (!scale || !window || problems.length > 0) throw invalid(problems);
    await this.importRuns.settle();
    return this.unitOfWork.run(async (manager) => {
      await this.importRuns.keepOut(manager, team.id);
      const { sampleSize: size, redrawReason = '' } = input;
      const drawn = { teamId: team.id, scale: scale.id, window, redrawReason: redrawReason.trim() };
      const sample = size === undefined ? null : await drawSample(manager, actor, { ...drawn, size });
      const cases = scale.level === 'case' ? (sample?.personIds.map((_, index) => index + 1) ?? []) : [0];
      if (cases.length === 0) throw invalid([{ path: 'sampleSize', code: 'nobodyToRate' }]);
      const audit = manager.create(Audit, {
        id: randomUUID(),
        teamId: team.id,
        scale: scale.id,
        scaleVersion: scale.version,
        scaleChecksum: scale.checksum,
        windowFrom: window.from,
        windowTo: window.to,
        components: input.components ?? null,
        reReviewOf: whole?.id ?? null,
        sampleSeed: sample?.draw.seed ?? null,
        sampleSize: sample?.personIds.length ?? null,
        sampleFrom: sample?.drawnFrom ?? null,
        sampleDrawId: sample?.draw.id ?? null,
        judgement: null,
        judgementNote: '',
        status: AuditStatus.OPEN,
        partial: false,
        reportFormat: REPORT_FORMAT,
        createdAt: new Date(),
        createdBy: actor.accountId,
        closedAt: null,
        closedBy: null,
      });
      await manager.insert(Audit, audit);
      const { id: auditId, components } = audit;
      await insertRows(
        manager,
        AuditChart,
        (sample?.personIds ?? []).map((personId, index) => {
          return { id: randomUUID(), auditId, number: index + 1, personId };
        }),
      );
      const computed = await this.count(manager, actor, audit, scale);
      const items = ratedIn(scale, components).flatMap((item) => {
        const counted = computed.get(item.code) ?? null;
        const rating = computedRating(item, counted)?.rating ?? null;
        return cases.map((caseNumber) => ({
          id: randomUUID(),
          auditId,
          code: item.code,
          caseNumber,
          computed: counted,
          computedRating: rating,
          rating,
          note: '',
          missingReason: '',
        }));
      });
      // Two raters each begin from what the records give; what the two say together is not there yet.
      await insertRows(
        manager,
        AuditItem,
        raters.length > 0 ? items.map((item) => ({ ...item, rating: null })) : items,
      );
      for (const rater of raters) {
        const { id: raterId } = await addRater(manager, audit, rater);
        const ratings = items.map(({ code, caseNumber, rating }) => ({ code, caseNumber, rating }));
        await insertRows(
          manager,
          AuditRating,
          ratings.map((given) => ({ ...given, id: randomUUID(), raterId, note: '', missingReason: '' })),
        );
      }
      const topics = whole ? [] : (scale.topics ?? []);
      await insertRows(
        manager,
        AuditTopic,
        topics.map(({ code }) => ({ id: randomUUID(), auditId, code, text: '' })),
      );
      return audit;
    });
  }

  /**
   * Counts again from the records of today. A rating that somebody has given a reason for stays as it is.
   * @throws DomainError NOT_FOUND, CONFLICT when the audit is closed or two raters already rate from the figures, or
   * FILE_BEING_LOADED
   */
  async recount(actor: Actor, auditId: string): Promise<Audit> {
    await this.importRuns.settle();
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayKeep);
      if (isBlind(audit) || isCompared(audit)) throw refusal('recountTwoRaters');
      await this.importRuns.keepOut(manager, audit.teamId);
      const scale = this.scales.of(audit);
      const computed = await this.count(manager, actor, audit, scale);
      for (const { item, record } of viewAudit(audit, scale).items) {
        if (!isMeasured(item)) continue;
        const counted = computed.get(item.code) ?? null;
        const rating = computedRating(item, counted)?.rating ?? null;
        const isReasoned = record.note !== '' || record.missingReason !== '';
        const follows = !isReasoned && (rating !== null || record.rating === record.computedRating);
        await manager.update(
          AuditItem,
          { auditId, code: item.code },
          {
            computed: counted,
            computedRating: rating,
            ...(follows && rating !== record.rating ? { rating, revision: NEXT_REVISION } : {}),
          },
        );
      }
      return audit;
    });
  }

  /** @throws DomainError INVALID for what is no closed audit of the team by the scale, or itself rates some items again */
  private async toReReview(teamId: string, { reReviewOf: id, scale }: StartAuditInput): Promise<Audit> {
    const where = { id, teamId, scale, status: AuditStatus.CLOSED, reReviewOf: IsNull() };
    const whole = await this.unitOfWork.reader.findOneBy(Audit, where);
    if (!whole) throw invalid([{ path: 'reReviewOf', code: 'notToReReview' }]);
    return whole;
  }

  /** Sums over people's records are a use of them, so the log says who made them. */
  private async count(manager: EntityManager, actor: Actor, audit: Audit, scale: Scale) {
    const measured = ratedIn(scale, audit.components).filter(isMeasured);
    const uses = measured.flatMap((item) => [
      item,
      ...(item.caps ?? []).map((cap) => ({ ...cap, window: item.window })),
    ]);
    const window = { from: audit.windowFrom, to: audit.windowTo };
    const charts =
      audit.sampleSize === null ? undefined : await manager.findBy(AuditChart, { auditId: audit.id });
    const sample = charts?.map(({ personId }) => personId);
    const figures = await computeMeasures(manager, audit.teamId, window, uses, sample);
    await this.accessLog.record(manager, actor, [auditEntry(LoggedAction.AGGREGATE, audit)]);
    const computed = new Map<string, ComputedItem>();
    for (const item of measured) {
      const [figure, ...caps] = figures.splice(0, 1 + (item.caps?.length ?? 0));
      if (figure) computed.set(item.code, { figure, caps });
    }
    return computed;
  }

  /** The two who are to rate, the actor first unless somebody else is named; none where one person rates. */
  private async raters(
    actor: Actor,
    teamId: string,
    input: StartAuditInput,
    problems: Problem[],
  ): Promise<Actor[]> {
    const isNamed = (place: RaterPlace) => Boolean(input[place] ?? input[`${place}StaffId`]);
    if (!isNamed('secondRater')) {
      if (isNamed('firstRater')) problems.push({ path: 'secondRater', code: 'secondRaterNeeded' });
      return [];
    }
    const first = isNamed('firstRater')
      ? await this.rater(actor, teamId, input, 'firstRater', problems)
      : actor;
    const second = await this.rater(actor, teamId, input, 'secondRater', problems);
    if (!first || !second) return [];
    if (first.accountId === second.accountId)
      problems.push({ path: 'secondRater', code: isNamed('firstRater') ? 'raterTwice' : 'raterIsSelf' });
    return [first, second];
  }

  /** By a username, or as a member of the staff. In one way nobody, be it an unknown account or one that may not rate here. */
  private async rater(
    actor: Actor,
    teamId: string,
    input: StartAuditInput,
    place: RaterPlace,
    problems: Problem[],
  ): Promise<Actor | undefined> {
    const [username, staffId] = [input[place], input[`${place}StaffId`]];
    if (username && staffId) {
      problems.push({ path: place, code: 'raterNamedTwice' });
      return undefined;
    }
    const accountId = staffId
      ? (await this.unitOfWork.reader.findOneBy(StaffMember, { id: staffId, teamId }))?.accountId
      : (await this.unitOfWork.reader.findOneBy(Account, { username: username?.trim().toLowerCase() }))?.id;
    const rater = accountId && (await this.accountsService.actor(accountId, actor.locale, actor.requestId));
    if (rater && mayDoInTeam(rater, 'audit.rate', teamId)) return rater;
    problems.push({ path: staffId ? `${place}StaffId` : place, code: 'unknownRater' });
    return undefined;
  }
}

async function addRater(manager: EntityManager, { id: auditId, teamId }: Audit, rater: Actor) {
  const row = {
    id: randomUUID(),
    auditId,
    accountId: rater.accountId,
    name: rater.name,
    fromOutside: !mayDoInTeam(rater, 'audit.read', teamId),
    finishedAt: null,
  };
  await manager.insert(AuditRater, row);
  return row;
}

function componentProblems(
  scale: Scale,
  { components, sampleSize, redrawReason }: StartAuditInput,
  whole: Audit | null,
): Problem[] {
  const known = whole
    ? scale.items.filter((item) => isChosen(item, whole.components)).map(({ code }) => code)
    : scale.subscales.map(({ code }) => code);
  const unknown = (components ?? []).filter((code) => !known.includes(code));
  return [
    ...(whole && !components ? [{ path: 'components', code: 'reReviewOfNothing' }] : []),
    ...(unknown.length > 0
      ? [{ path: 'components', code: 'isIn', params: { allowed: known.join(', ') } }]
      : []),
    ...(scale.level === 'case' && sampleSize === undefined
      ? [{ path: 'sampleSize', code: 'sampleNeeded' }]
      : []),
    ...(redrawReason?.trim() && sampleSize === undefined
      ? [{ path: 'redrawReason', code: 'nothingToRedraw' }]
      : []),
  ];
}

/** From the day that is given, else as long as the scale says; undefined where neither is there. */
function windowIn(
  { windowFrom, windowTo: to }: StartAuditInput,
  scale: Scale | undefined,
): Window | undefined {
  if (windowFrom !== undefined) return { from: windowFrom, to };
  return scale?.window && windowOf({ from: to, to }, scale.window);
}

/** @param sampled the scale whose charts are drawn, from at least as many days as it looks back */
function windowProblems(window: Window | undefined, sampled?: Scale): Problem[] {
  if (!window) return [{ path: 'windowFrom', code: 'windowFromNeeded' }];
  const { from, to } = window;
  if (to > today()) return [{ path: 'windowTo', code: 'dayInFuture' }];
  const days = daysInclusive(from, to);
  if (days < 1) return [{ path: 'windowTo', code: 'windowBackwards' }];
  if (days < WINDOW_DAYS.min || days > WINDOW_DAYS.max)
    return [{ path: 'windowTo', code: 'windowLength', params: { ...WINDOW_DAYS, days } }];
  const own = windowOf({ from: to, to }, sampled?.window);
  if (own.from < from)
    return [{ path: 'windowFrom', code: 'sampleWindow', params: { min: daysInclusive(own.from, to), days } }];
  return [];
}
