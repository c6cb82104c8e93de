import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRow, lockRows } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { LinkSecrets } from '../releases/link-secrets.js';
import { OwnPage } from './own-page.entity.js';
import type { GiveOwnPageCodeInput, MakeOwnPageInput } from './own-page.input.js';
import { openTeams } from './own-page-standing.js';
import { OwnPageState, ownPageState, takesCode } from './own-page-state.js';
import { OwnWords } from './own-words.entity.js';

const { CREATE, LIST, READ, UPDATE } = LoggedAction;
const PAGE = 'own_page';
const WORDS = 'own_words';
const HOUR_MS = 60 * 60 * 1000;
const MONTHS = 12;
const { REVOKED } = OwnPageState;

/** The page of a person as the coordinator gives it, and what the person has written there. */
@Injectable()
export class OwnPagesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly secrets: LinkSecrets,
  ) {}

  /** What the coordinator has of it on one page; not of a team whose records are blocked. @throws DomainError NOT_FOUND */
  ofPerson(
    actor: Actor,
    personId: string,
  ): Promise<AuthorisedPerson & { pages: OwnPage[]; words: OwnWords[]; mayMake: boolean }> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.accessTo(manager, actor, personId, PAGE);
      const teamIds = await openTeamIds(manager, personId);
      return {
        ...accessed,
        pages: await this.pagesTo(manager, actor, accessed, teamIds),
        words: await this.wordsTo(manager, actor, accessed),
        mayMake: teamIds.length > 0 && accessed.may('ownPage.write'),
      };
    });
  }

  /** Every page that a person has had, the newest first; not of a team whose records are blocked. @throws DomainError NOT_FOUND */
  pages(actor: Actor, personId: string): Promise<OwnPage[]> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.accessTo(manager, actor, personId, PAGE);
      return this.pagesTo(manager, actor, accessed, await openTeamIds(manager, personId));
    });
  }

  /** What a person has written, the latest first; not to a team whose records are blocked. @throws DomainError NOT_FOUND */
  words(actor: Actor, personId: string): Promise<OwnWords[]> {
    return this.unitOfWork.run(async (manager) =>
      this.wordsTo(manager, actor, await this.accessTo(manager, actor, personId, WORDS)),
    );
  }

  private accessTo(manager: EntityManager, actor: Actor, personId: string, recordType: string) {
    return this.personAccess.authorise(manager, actor, personId, 'ownPage.read', {
      recordType,
      recordId: null,
    });
  }

  private async pagesTo(
    manager: EntityManager,
    actor: Actor,
    accessed: AuthorisedPerson,
    teamIds: readonly string[],
  ): Promise<OwnPage[]> {
    const use = { action: LIST, recordType: PAGE, recordId: null };
    await this.personAccess.log(manager, actor, accessed, use);
    const order = { madeAt: 'DESC', id: 'ASC' } as const;
    const pages = await manager.find(OwnPage, { where: { personId: accessed.person.id }, order });
    return withStates(pages.filter(toldOf(accessed, PAGE)), teamIds);
  }

  private async wordsTo(
    manager: EntityManager,
    actor: Actor,
    accessed: AuthorisedPerson,
  ): Promise<OwnWords[]> {
    const order = { writtenAt: 'DESC', id: 'ASC' } as const;
    const words = await manager.find(OwnWords, { where: { personId: accessed.person.id }, order });
    const told = words.filter(toldOf(accessed, WORDS));
    const rows = told.map(({ id }) => ({ ...accessed, recordType: WORDS, recordId: id }));
    await this.personAccess.logList(manager, actor, rows);
    return told;
  }

  /**
   * Makes an address and its first code. Of the pages of before, none opens any more.
   * @throws DomainError NOT_FOUND; INVALID where the person is enrolled in no team that is there
   */
  make(actor: Actor, { personId, hours }: MakeOwnPageInput): Promise<OwnPage> {
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const requested = { recordType: PAGE, recordId: id };
      const accessed = await this.personAccess.authorise(
        manager,
        actor,
        personId,
        'ownPage.write',
        requested,
      );
      if ((await openTeamIds(manager, personId)).length === 0)
        throw invalid([{ path: 'personId', code: 'ownPageNoTeam' }]);
      const earlier = (await manager.findBy(OwnPage, { personId, revokedAt: IsNull() })).map(
        (page) => page.id,
      );
      await lockRows(manager, OwnPage, earlier);
      await manager.update(OwnPage, { id: In(earlier), revokedAt: IsNull() }, revokedBy(actor));
      const revoked = earlier.map((recordId) => ({ ...accessed, recordType: PAGE, recordId }));
      await this.personAccess.logList(manager, actor, revoked, null, UPDATE);
      const { token, tokenHash } = this.secrets.make();
      const madeAt = new Date();
      const expiresAt = new Date(madeAt);
      expiresAt.setUTCMonth(expiresAt.getUTCMonth() + MONTHS);
      const { code, ...given } = this.newCode(actor, tokenHash, hours);
      const page = manager.create(OwnPage, {
        ...{ id, personId, ownerId: accessed.person.ownerId, teamId: accessed.disclosure.teamId!, tokenHash },
        ...{ madeAt, madeBy: actor.accountId, madeByName: actor.name, expiresAt },
        ...given,
        ...{ revokedAt: null, revokedBy: null, revokedByName: null },
      });
      await manager.insert(OwnPage, page);
      await this.personAccess.log(manager, actor, accessed, { action: CREATE, ...requested });
      return Object.assign(page, {
        code,
        secret: { path: `/own/${token}`, code },
        state: OwnPageState.WAITING,
        isOfFormerTeam: false,
      });
    });
  }

  /**
   * Gives a new code to the same address, which is that of the actor's team from now on. Who has it open has so no longer.
   * @throws DomainError NOT_FOUND; INVALID where the page is revoked or over
   */
  giveCode(actor: Actor, { ownPageId, hours }: GiveOwnPageCodeInput): Promise<OwnPage> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, page } = await this.toChange(manager, actor, ownPageId);
      if (!takesCode(page.state)) throw invalid([{ path: 'ownPageId', code: 'ownPageOver' }]);
      const { code, ...of } = this.newCode(actor, page.tokenHash, hours);
      const given = { ...of, teamId: accessed.disclosure.teamId! };
      await updateAsRead(manager, OwnPage, { id: ownPageId, revokedAt: IsNull() }, given);
      const use = { action: UPDATE, recordType: PAGE, recordId: ownPageId };
      await this.personAccess.log(manager, actor, accessed, use);
      return Object.assign(page, given, { code, state: OwnPageState.WAITING, isOfFormerTeam: false });
    });
  }

  /** Takes a page back for ever, also while it is open. One that is revoked stays as it is. @throws DomainError NOT_FOUND */
  revoke(actor: Actor, ownPageId: string): Promise<OwnPage> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, page } = await this.toChange(manager, actor, ownPageId);
      const isRevoked = page.state === REVOKED;
      const use = { action: isRevoked ? READ : UPDATE, recordType: PAGE, recordId: ownPageId };
      await this.personAccess.log(manager, actor, accessed, use);
      if (isRevoked) return page;
      const revoked = revokedBy(actor);
      await updateAsRead(manager, OwnPage, { id: ownPageId, revokedAt: IsNull() }, revoked);
      return Object.assign(page, revoked, { state: REVOKED });
    });
  }

  /** Writes down that what the person wrote has been taken up. What has been already stays as it is. @throws DomainError NOT_FOUND */
  settle(actor: Actor, ownWordsId: string): Promise<OwnWords> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(OwnWords, { id: ownWordsId });
      const asked = { recordType: WORDS, recordId: ownWordsId, keptByTeamId: known?.teamId ?? null };
      const accessed = await this.personAccess
        .authorise(manager, actor, known?.personId ?? NOBODY, 'ownPage.write', asked)
        .catch(asNotFound('ownWordsId'));
      const words = await manager.findOneByOrFail(OwnWords, { id: ownWordsId });
      const use = { action: words.settledAt ? READ : UPDATE, recordType: WORDS, recordId: ownWordsId };
      await this.personAccess.log(manager, actor, accessed, use);
      if (words.settledAt) return words;
      const settled = { settledAt: new Date(), settledBy: actor.accountId, settledByName: actor.name };
      await updateAsRead(manager, OwnWords, { id: ownWordsId, settledAt: IsNull() }, settled);
      return Object.assign(words, settled);
    });
  }

  /** What waits of what a person has written, of the teams whose records the actor may read; not logged, since nothing of it is told. */
  async waiting(actor: Actor, personId: string): Promise<number> {
    const { reader } = this.unitOfWork;
    const words = await reader.findBy(OwnWords, { personId, settledAt: IsNull() });
    if (words.length === 0) return 0;
    const policy = 'ownPage.read' as const;
    const asked = words.map(({ teamId }) => ({ policy, recordType: WORDS, keptByTeamId: teamId }));
    return (await this.personAccess.whichOf(reader, actor, personId, asked)).length;
  }

  private async toChange(manager: EntityManager, actor: Actor, ownPageId: string) {
    const known = await manager.findOneBy(OwnPage, { id: ownPageId });
    const asked = { recordType: PAGE, recordId: ownPageId, keptByTeamId: known?.teamId ?? null };
    const accessed = await this.personAccess
      .authorise(manager, actor, known?.personId ?? NOBODY, 'ownPage.write', asked)
      .catch(asNotFound('ownPageId'));
    // Whoever tries a code waits, or is waited for.
    await lockRow(manager, OwnPage, ownPageId);
    const page = await manager.findOneByOrFail(OwnPage, { id: ownPageId });
    withStates([page], await openTeamIds(manager, page.personId));
    return { accessed, page };
  }

  private newCode({ accountId, name }: Actor, tokenHash: string, hours: number) {
    const codeGivenAt = new Date();
    return {
      ...this.secrets.code(tokenHash),
      ...{ codeGivenAt, codeGivenBy: accountId, codeGivenByName: name, tries: 0, openedAt: null },
      codeExpiresAt: new Date(codeGivenAt.getTime() + hours * HOUR_MS),
    };
  }
}

const revokedBy = ({ accountId, name }: Actor) => ({
  revokedAt: new Date(),
  revokedBy: accountId,
  revokedByName: name,
});

const openTeamIds = async (manager: EntityManager, personId: string): Promise<string[]> =>
  (await openTeams(manager, personId)).map(({ id }) => id);

/** Whether something that a team keeps may be told. */
const toldOf =
  ({ may }: AuthorisedPerson, recordType: string) =>
  ({ teamId }: { teamId: string }) =>
    may('ownPage.read', { recordType, keptByTeamId: teamId });

/** @param teamIds the teams that are there and have the person */
function withStates(pages: OwnPage[], teamIds: readonly string[]): OwnPage[] {
  const now = new Date();
  for (const page of pages) {
    page.state = ownPageState(page, teamIds, now);
    page.isOfFormerTeam = !teamIds.includes(page.teamId);
  }
  return pages;
}
