import type { Actor, HeldGrant } from '../access/actor.js';
import { POLICIES, type PolicyName } from '../access/policies.js';
import { type Role, SCOPE_OF } from '../access/role.js';
import { Activity } from '../organisations/organisation-kinds.js';
import { mayOpenRecord } from './decide-opening.js';
import { GroundKind } from './ground-kinds.js';
import { type Giver, givesDirectAccess, groundRule, type Receiver } from './ground-rules.js';
import { RecordCategory } from './record-category.js';

/** A ground that somebody has recorded: who gives whom what, from when to when. */
export interface RecordedGround {
  readonly id: string;
  readonly kind: GroundKind;
  readonly giverId: string;
  readonly receiverId: string;
  /** Set: only the readers of this unit. */
  readonly receiverUnitId: string | null;
  readonly categories: readonly RecordCategory[];
  /** First and last day, YYYY-MM-DD. */
  readonly fromDate: string;
  readonly toDate: string;
  readonly withdrawn: boolean;
  /** Whether what is agreed, and a summary of the person, is given on it without a press. */
  readonly standingRelease: boolean;
}

/** A block the person has asked for: against other principals, or, with a team, against other teams. */
export interface RecordedBlock {
  readonly teamId: string | null;
  readonly lifted: boolean;
}

/** What the decision needs to know of a person's record. */
export interface DisclosedRecord {
  readonly ownerId: string;
  readonly owner: Giver & Joined;
  readonly protectedIdentity: boolean;
  /** The teams the person is enrolled in today: where there is a care relation. */
  readonly careTeamIds: readonly string[];
  /** The teams that had the person last, where nobody has them any more. */
  readonly lastTeamIds?: readonly string[];
  readonly grounds: readonly RecordedGround[];
  readonly blocks: readonly RecordedBlock[];
  /** What the actor has opened in an emergency, also what has closed. */
  readonly openings: readonly RecordedOpening[];
}

/** Whether a principal has joined the coherent documentation of care (2022:913). */
export interface Joined {
  readonly sharesDocumentation: boolean;
}

/** An emergency opening: until when, and whether it opens what a block keeps too. */
export interface RecordedOpening {
  readonly until: Date;
  readonly liftsBlock: boolean;
}

/** What is asked for. */
export interface DisclosureRequest {
  readonly policy: PolicyName;
  readonly category: RecordCategory;
  /** The team that keeps the record, where one does. */
  readonly keptByTeamId: string | null;
  /**
   * Set: the record has been given to this unit, or with null to the principal of whoever asks, and is theirs on a ground to
   * the same receiver and on nothing else.
   */
  readonly givenToUnitId?: string | null;
}

/** Who asks, and for whom. */
export interface Asker {
  readonly principalId: Actor['principalId'];
  readonly grants: Actor['grants'];
  readonly employer: (Receiver & Joined) | null;
}

export interface Moment {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly instant: Date;
}

export interface Allowed {
  readonly allowed: true;
  /** Why, for the log. */
  readonly ground: 'CARE_RELATION' | 'EMERGENCY_OPENING' | GroundKind;
  readonly groundId: string | null;
  /** The team or the unit in which the actor's role allows it. */
  readonly teamId: string | null;
  readonly unitId: string | null;
  /** Address and telephone number are left out. */
  readonly hidesContactDetails: boolean;
}

export interface Denied {
  readonly allowed: false;
  /** For the log and for reviewers; the one who asked hears only that nothing was found. */
  readonly reason: 'NO_RULE' | 'BLOCKED';
}

export type Disclosure = Allowed | Denied;

/** The records themselves, to read: what 2022:913, a ground within one principal or an emergency opening can give. */
const READS: ReadonlySet<PolicyName> = new Set([
  'person.read',
  'plan.read',
  'resourceGroup.read',
  'sharedPlan.read',
]);
/** What every ground gives, and nothing else does: to read what has been given on it, and for a unit to answer what it is asked. */
const GIVEN: ReadonlySet<PolicyName> = new Set([
  'receivedPlan.read',
  'receivedPerson.read',
  'unitAnswer.write',
]);

/**
 * Whether an actor may do something with a person's record. Denied unless one of the rules allows it, asked in
 * this order: own principal and care relation (PDL 4:1); a ground recorded for the actor's principal or unit, for what
 * it reaches; an emergency opening. A block stops the first between teams and the second. Administrators, analysts and reviewers
 * hold no role that reaches a person, so no rule lets them in.
 */
export function decideDisclosure(
  asker: Asker,
  request: DisclosureRequest,
  record: DisclosedRecord,
  at: Moment,
): Disclosure {
  const byRelation = throughCareRelation(asker, request, record);
  if (byRelation?.allowed) return byRelation;
  const byGround = onGround(asker, request, record, at);
  if (byGround?.allowed) return byGround;
  return (
    inEmergency(asker, request, record, at) ?? byRelation ?? byGround ?? { allowed: false, reason: 'NO_RULE' }
  );
}

/**
 * The teams in which the person is enrolled today and the actor's role allows this. Of somebody whom nobody has, the team that had
 * them last may end what is in force, and nothing else.
 */
function sharedTeams(
  { grants }: Asker,
  { policy }: DisclosureRequest,
  { careTeamIds, lastTeamIds = [] }: DisclosedRecord,
) {
  const isLeft = policy === 'planEnding.write' && careTeamIds.length === 0;
  return (isLeft ? lastTeamIds : careTeamIds).filter((teamId) =>
    grants.some((grant) => grant.teamId === teamId && mayRole(grant, policy, 'teamId')),
  );
}

function throughCareRelation(
  asker: Asker,
  request: DisclosureRequest,
  record: DisclosedRecord,
): Disclosure | undefined {
  if (asker.principalId !== record.ownerId || GIVEN.has(request.policy)) return undefined;
  const teams = sharedTeams(asker, request, record);
  const [teamId] = teams;
  if (teamId === undefined) return undefined;
  const { keptByTeamId } = request;
  const isBlocked =
    keptByTeamId !== null &&
    !teams.includes(keptByTeamId) &&
    record.blocks.some((block) => !block.lifted && block.teamId === keptByTeamId);
  if (isBlocked) return { allowed: false, reason: 'BLOCKED' };
  return allowed(record, { ground: 'CARE_RELATION', teamId, hidesContactDetails: false });
}

function onGround(
  asker: Asker,
  request: DisclosureRequest,
  record: DisclosedRecord,
  { day }: Moment,
): Disclosure | undefined {
  const [teamId = null] = asker.principalId === record.ownerId ? [] : sharedTeams(asker, request, record);
  const units = unitsOf(asker, request);
  for (const ground of record.grounds) {
    if (!givesOn(day, ground, asker, record) || !covers(ground, request.category)) continue;
    if (!reaches(ground, request)) continue;
    const { receiverUnitId } = ground;
    const unitId = receiverUnitId !== null && units.includes(receiverUnitId) ? receiverUnitId : null;
    if (receiverUnitId === null ? teamId === null : unitId === null) continue;
    if (isBlockedForOthers(asker, request, record)) return { allowed: false, reason: 'BLOCKED' };
    return allowed(record, {
      ground: ground.kind,
      groundId: ground.id,
      ...(unitId === null ? { teamId } : { unitId }),
      hidesContactDetails: !ground.categories.includes(RecordCategory.PERSON),
    });
  }
  return undefined;
}

/** The units for which the actor's role allows this. */
function unitsOf({ grants }: Asker, { policy }: DisclosureRequest): string[] {
  return grants.flatMap((grant) => (grant.unitId && mayRole(grant, policy, 'unitId') ? [grant.unitId] : []));
}

/** Whether a ground gives a receiver something of a record on a day, YYYY-MM-DD. */
export function givesOn(
  day: string,
  { kind, giverId, receiverId, ...ground }: RecordedGround,
  { principalId, employer }: Pick<Asker, 'principalId' | 'employer'>,
  { ownerId, owner }: Pick<DisclosedRecord, 'ownerId' | 'owner'>,
): boolean {
  const holds = !ground.withdrawn && ground.fromDate <= day && day <= ground.toDate;
  const isTheirs = giverId === ownerId && receiverId === principalId && employer !== null;
  if (!holds || !isTheirs || !groundRule(kind, owner, employer, giverId === receiverId)) return false;
  return kind !== GroundKind.COHERENT_DOCUMENTATION || haveJoined(owner, employer);
}

/** Whether a ground reaches what is asked for: the records themselves, or no more than what its very receiver has been given. */
function reaches(
  { kind, giverId, receiverId, receiverUnitId, standingRelease }: RecordedGround,
  { policy, givenToUnitId }: DisclosureRequest,
): boolean {
  if (!GIVEN.has(policy)) return READS.has(policy) && givesDirectAccess(kind, giverId === receiverId);
  // A unit of the owner reads what its ground names, and needs no summary.
  if (policy === 'receivedPerson.read' && (!standingRelease || giverId === receiverId)) return false;
  return givenToUnitId === undefined || givenToUnitId === receiverUnitId;
}

/** Coherent documentation is between those who have joined it, and nobody else. */
const haveJoined = (one: Joined, other: Joined) => one.sharesDocumentation && other.sharesDocumentation;

/** Whoever may read any of a person's records must be able to see whose it is. */
function covers({ categories }: RecordedGround, category: RecordCategory): boolean {
  return category === RecordCategory.PERSON ? categories.length > 0 : categories.includes(category);
}

/** Whether a block keeps a record from a principal, or from whoever has none. */
export function isBlockedForOthers(
  { principalId }: Pick<Asker, 'principalId'>,
  { keptByTeamId }: Pick<DisclosureRequest, 'keptByTeamId'>,
  { ownerId, blocks }: Pick<DisclosedRecord, 'ownerId' | 'blocks'>,
): boolean {
  const inForce = blocks.filter(({ lifted }) => !lifted);
  return principalId === ownerId
    ? keptByTeamId !== null && inForce.some(({ teamId }) => teamId === keptByTeamId)
    : inForce.length > 0;
}

function inEmergency(
  asker: Asker,
  request: DisclosureRequest,
  record: DisclosedRecord,
  { instant }: Moment,
): Allowed | undefined {
  const { owner } = record;
  const { policy } = request;
  const openings = record.openings.filter(({ until }) => until > instant);
  if (openings.length === 0 || !READS.has(policy)) return undefined;
  const { employer } = asker;
  if (!mayOpenInEmergency(asker) || !asker.grants.some((grant) => mayRole(grant, policy))) return undefined;
  const isOpen = mayOpenRecord({
    isOwn: asker.principalId === record.ownerId,
    activity: owner.activity,
    shares: employer !== null && haveJoined(owner, employer),
  });
  const isBlocked =
    isBlockedForOthers(asker, request, record) && !openings.some(({ liftsBlock }) => liftsBlock);
  if (!isOpen || isBlocked) return undefined;
  return allowed(record, { ground: 'EMERGENCY_OPENING', hidesContactDetails: false });
}

interface OfHealth {
  employer: Pick<Receiver, 'activities'> | null;
}

/** Emergency opening is for health services: there is none for social services (2022:913 3:5–6). */
export function mayOpenInEmergency({ employer, grants }: Pick<Asker, 'grants'> & OfHealth): boolean {
  return (
    Boolean(employer?.activities.includes(Activity.HEALTH)) &&
    grants.some((grant) => mayRole(grant, 'emergencyOpening.write'))
  );
}

/**
 * Whether the role may do this at all, is held for something and, where a scope is named, for such a thing. A role
 * that lacks what it is held for reaches nothing.
 */
function mayRole(grant: HeldGrant, policy: PolicyName, scope = SCOPE_OF[grant.role]): boolean {
  const { role } = grant;
  const roles: string | readonly Role[] = POLICIES[policy];
  const isInTable = typeof roles !== 'string' && roles.includes(role);
  return isInTable && scope !== undefined && SCOPE_OF[role] === scope && Boolean(grant[scope]);
}

function allowed(
  { protectedIdentity }: DisclosedRecord,
  why: Pick<Allowed, 'ground' | 'hidesContactDetails'> & Partial<Allowed>,
): Allowed {
  return {
    allowed: true,
    groundId: null,
    teamId: null,
    unitId: null,
    ...why,
    hidesContactDetails: why.hidesContactDetails || protectedIdentity,
  };
}
