import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { EmergencyOpening } from '../consents/emergency-opening.entity.js';
import { Principal } from '../organisations/organisation.entity.js';
import { withJoined } from '../persons/joins/joined-records.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { doneByAccount } from '../platform/access-log/entries-of-records.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { type PageInput, type PageOf, rowsOf } from '../platform/graphql/page-of.js';
import { describeAction } from './describe-entry.js';
import type { JudgeEmergencyOpeningInput } from './log-review.input.js';
import type { OpeningToReview } from './log-review.type.js';
import { personMark } from './person-mark.js';
import { judgementDue } from './review-due.js';
import { reviewedPrincipalIds } from './reviewed-principals.js';

/** When one was made that nobody has judged yet. */
const WAITS_SINCE = 'CASE WHEN opening.judgement IS NULL THEN opening.openedAt END';

/**
 * Every emergency opening is judged afterwards: by a reviewer of the principal that owns the record or of the one
 * that employs whoever opened it, and never by whoever opened it.
 */
@Injectable()
export class OpeningReviewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** Those that nobody has judged, with the principals that they concern. */
  async waiting(actor: Actor): Promise<{ principalIds: string[]; dueOn: string; late: boolean }[]> {
    const openings = await this.query(this.unitOfWork.reader, actor)
      .andWhere('opening.judgement IS NULL')
      .getMany();
    return openings.map(({ principalId, person, openedAt }) => ({
      principalIds: [principalId, person.ownerId],
      ...judgementDue(today(openedAt), today()),
    }));
  }

  /** One page of the openings that the actor reviews: those that wait first, the oldest of them on top; logged. */
  list(actor: Actor, page: PageInput): Promise<PageOf<OpeningToReview>> {
    const { take, skip } = rowsOf(page);
    return this.unitOfWork.run(async (manager) => {
      const [openings, total] = await this.query(manager, actor)
        .orderBy(`CASE WHEN ${WAITS_SINCE} IS NULL THEN 1 ELSE 0 END`)
        .addOrderBy(WAITS_SINCE)
        .addOrderBy('opening.openedAt', 'DESC')
        .addOrderBy('opening.id')
        .limit(take)
        .offset(skip)
        .getManyAndCount();
      this.accessLog.record(manager, actor, openings.map(reviewed));
      const ids = openings.flatMap(({ principalId, person }) => [principalId, person.ownerId]);
      const principals = await manager.findBy(Principal, { id: In(ids) });
      const nameOf = (id: string) => principals.find((principal) => principal.id === id)?.name ?? '–';
      const shown: OpeningToReview[] = [];
      for (const opening of openings) {
        const { dueOn, late } = judgementDue(today(opening.openedAt), today());
        shown.push({
          opening,
          person: personMark(opening.person),
          owner: nameOf(opening.person.ownerId),
          employer: nameOf(opening.principalId),
          done: await doneWhileOpen(manager, actor, opening),
          dueOn,
          late: late && opening.judgement === null,
        });
      }
      return { items: shown, total };
    });
  }

  /** @throws DomainError NOT_FOUND; CONFLICT when it is judged already; INVALID when it is the actor's own */
  judge(
    actor: Actor,
    { openingId, judgement, reviewNote }: JudgeEmergencyOpeningInput,
  ): Promise<EmergencyOpening> {
    return this.unitOfWork.run(async (manager) => {
      const opening = await this.query(manager, actor)
        .andWhere('opening.id = :openingId', { openingId })
        .getOne();
      if (!opening) throw notFound('openingId');
      if (opening.accountId === actor.accountId) throw invalid([{ path: '', code: 'ownOpening' }]);
      const end = { judgement, reviewNote, reviewedAt: new Date(), reviewedBy: actor.accountId };
      await updateAsRead(manager, EmergencyOpening, { id: openingId, judgement: IsNull() }, end);
      this.accessLog.record(manager, actor, [reviewed(opening)]);
      return Object.assign(opening, end);
    });
  }

  private query(manager: EntityManager, actor: Actor) {
    return manager
      .createQueryBuilder(EmergencyOpening, 'opening')
      .innerJoinAndSelect('opening.person', 'person')
      .where('(opening.principalId IN (:...principals) OR person.ownerId IN (:...principals))', {
        principals: ['', ...reviewedPrincipalIds(actor)],
      });
  }
}

const reviewed = ({ id, personId, person }: EmergencyOpening) => ({
  action: LoggedAction.REVIEW,
  recordType: 'emergency_opening',
  recordId: id,
  personId,
  ownerId: person.ownerId,
});

/** What whoever opened the record did with it while it was open, each thing once. */
async function doneWhileOpen(
  manager: EntityManager,
  { locale }: Actor,
  { accountId, personId, openedAt, closesAt }: EmergencyOpening,
): Promise<string[]> {
  const personIds = await withJoined(manager, personId);
  const done = await doneByAccount(manager, { personIds, accountId, from: openedAt, to: closesAt });
  return [...new Set(done.map((entry) => describeAction(locale, entry)))];
}
