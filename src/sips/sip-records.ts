import { randomUUID } from 'node:crypto';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { attachAmendments } from '../persons/attach-amendments.js';
import { ownContent } from '../plans/plan-content.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import type { Actor } from '../platform/access/actor.js';
import type { Problem } from '../platform/errors/problem.js';
import { Sip, SipVersion } from './sip.entity.js';
import type { SaveSipDraftInput } from './sip.input.js';
import { ANSWERING_KINDS, type SipContent } from './sip-completeness.js';
import { SipGoal, SipMeasure, SipParticipant } from './sip-content.entity.js';
import { SIP, type SipDraft } from './sip-fields.js';

const CONTENT = {
  overallPrincipal: true,
  goals: true,
  measures: { principal: true },
  participants: true,
} as const;

/** SIPs with their team and every version and its content, the latest version first. */
export async function findSips(manager: EntityManager, where: FindOptionsWhere<Sip>): Promise<Sip[]> {
  const sips = await manager.find(Sip, {
    where,
    relations: { team: true, versions: CONTENT },
    relationLoadStrategy: 'query',
  });
  for (const sip of sips) {
    sip.versions.sort((a, b) => b.number - a.number);
    sip.versions.forEach(inOrder);
  }
  await attachAmendments(
    manager,
    sips.flatMap(({ versions }) => versions),
  );
  return sips;
}

/** One version with its content. */
export async function loadVersion(manager: EntityManager, id: string): Promise<SipVersion> {
  const version = await manager.findOneOrFail(SipVersion, {
    where: { id },
    relations: CONTENT,
    relationLoadStrategy: 'query',
  });
  await attachAmendments(manager, [version]);
  return inOrder(version);
}

function inOrder(version: SipVersion): SipVersion {
  for (const rows of [version.goals, version.measures, version.participants])
    rows.sort((a, b) => a.position - b.position);
  return version;
}

/** A new version that is a draft. */
export async function insertDraft(
  manager: EntityManager,
  actor: Actor,
  version: Pick<SipVersion, 'id' | 'sipId' | 'number' | 'revision'>,
  draft: SipDraft,
): Promise<void> {
  const now = new Date();
  await manager.insert(SipVersion, {
    ...version,
    ...ownContent(SIP, draft),
    status: PlanStatus.DRAFT,
    agreedAt: null,
    agreedBy: null,
    checksum: null,
    checksumFormat: null,
    createdAt: now,
    createdBy: actor.accountId,
    changedAt: now,
  });
  await writeRows(manager, version.id, draft);
}

/** Makes the content of a draft what is given, and raises its revision. */
export async function overwriteDraft(
  manager: EntityManager,
  { id, revision }: SipVersion,
  draft: SipDraft,
): Promise<void> {
  await manager.update(
    SipVersion,
    { id },
    { ...ownContent(SIP, draft), revision: revision + 1, changedAt: new Date() },
  );
  for (const rows of [SipGoal, SipMeasure, SipParticipant]) await manager.delete(rows, { versionId: id });
  await writeRows(manager, id, draft);
}

async function writeRows(manager: EntityManager, versionId: string, draft: SipDraft): Promise<void> {
  const placed = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, position) => ({ ...row, id: randomUUID(), versionId, position }));
  await manager.insert(SipGoal, placed(draft.goals));
  await manager.insert(SipMeasure, placed(draft.measures));
  await manager.insert(SipParticipant, placed(draft.participants));
}

/** What is wrong with the principals chosen: each must be in the register, and a region or a municipality. */
export async function principalProblems(
  manager: EntityManager,
  { measures, overallPrincipalId }: SaveSipDraftInput,
): Promise<Problem[]> {
  const chosen = [
    ...measures.map(({ principalId }, row) => ({ path: `measures.${row}.principalId`, id: principalId })),
    { path: 'overallPrincipalId', id: overallPrincipalId },
  ];
  const principals = await manager.findBy(Principal, { id: In(chosen.flatMap(({ id }) => id ?? [])) });
  return chosen.flatMap(({ path, id }) => {
    const principal = principals.find((candidate) => candidate.id === id);
    if (!id || (principal && ANSWERING_KINDS.includes(principal.kind))) return [];
    return [{ path, code: principal ? 'principalDoesNotAnswer' : 'unknownPrincipal' }];
  });
}

/** A version as the rule on completeness reads it. */
export function ruledContent(version: SipVersion): SipContent {
  return {
    ...version,
    measures: version.measures
      .filter(({ byOthers }) => !byOthers)
      .map(({ text, principal }) => ({ text, principalKind: principal?.kind ?? null })),
    measuresByOthers: version.measures.filter(({ byOthers }) => byOthers),
  };
}
