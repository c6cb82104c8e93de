import { type EntityManager, In } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import type { Problem } from '../platform/errors/problem.js';
import type { SipVersion } from './sip.entity.js';
import type { SaveSipDraftInput } from './sip.input.js';
import { ANSWERING_KINDS, type SipContent } from './sip-completeness.js';

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
