import { randomUUID } from 'node:crypto';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { GroundKind, MeasureScope } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Principal, Service } from '../../src/organisations/organisation.entity.js';
import { Activity, CareModel, PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { today } from '../../src/platform/dates/today.js';
import { leaveDays } from '../../src/teams/posts-on-day.js';
import { Leave, Post, StaffMember } from '../../src/teams/staff.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { Profession, TeamRole } from '../../src/teams/team-kinds.js';

/** A region and a municipality that run one service with one team. */
export interface TeamWorld {
  regionId: string;
  municipalityId: string;
  serviceId: string;
  teamId: string;
}

/** Writes a team, of Skåne and Malmö unless said, with its service and its two principals, straight into the tables. */
export function addTeam(
  unitOfWork: UnitOfWork,
  name = 'ACT Prov',
  municipalityCode = '1280',
  ids: Partial<TeamWorld> = {},
): Promise<TeamWorld> {
  const regionCode = municipalityCode.slice(0, 2);
  const world = {
    regionId: randomUUID(),
    municipalityId: randomUUID(),
    serviceId: randomUUID(),
    teamId: randomUUID(),
    ...ids,
  };
  return unitOfWork.run(async (manager) => {
    // There is one principal for each region and municipality: those of another team are joint authorities of the same law.
    const kindOf = async (kind: PrincipalKind, place: FindOptionsWhere<Principal>) =>
      (await manager.existsBy(Principal, { kind, ...place })) ? PrincipalKind.JOINT_AUTHORITY : kind;
    const principals = await manager.save([
      manager.create(Principal, {
        id: world.regionId,
        name: `Region ${name} ${world.regionId}`,
        kind: await kindOf(PrincipalKind.REGION, { regionCode }),
        activities: [Activity.HEALTH],
        regionCode,
        municipalityCode: null,
      }),
      manager.create(Principal, {
        id: world.municipalityId,
        name: `Kommun ${name} ${world.municipalityId}`,
        kind: await kindOf(PrincipalKind.MUNICIPALITY, { municipalityCode }),
        activities: [Activity.SOCIAL],
        regionCode,
        municipalityCode,
      }),
    ]);
    await manager.save(
      manager.create(Service, {
        id: world.serviceId,
        name,
        regionCode,
        legalForm: null,
        startYear: null,
        endYear: null,
        models: [CareModel.ACT],
        targetGroups: '',
        integrationDegree: null,
        principals,
      }),
    );
    await manager.insert(Team, {
      id: world.teamId,
      serviceId: world.serviceId,
      name,
      municipalityCode,
      models: [CareModel.ACT],
      openingHours: 'vardagar 8–16',
      phone: '040-000 00 00',
      plannedFteHundredths: 1000,
      capacity: 100,
      fictitious: true,
    });
    return world;
  });
}

/** Another team of the same service, and so of the same principals. */
export async function addTeamBeside(unitOfWork: UnitOfWork, { teamId }: TeamWorld, name: string) {
  return unitOfWork.run(async (manager) => {
    const team = await manager.findOneByOrFail(Team, { id: teamId });
    const id = randomUUID();
    await manager.insert(Team, { ...team, id, name });
    return id;
  });
}

/** A consent from one principal to another that holds today, with what the spec says of it. */
export function addGround(
  unitOfWork: UnitOfWork,
  ground: Pick<Ground, 'personId' | 'giverId' | 'receiverId'> & Partial<Ground>,
): Promise<string> {
  const id = randomUUID();
  return unitOfWork.run(async (manager) => {
    await manager.insert(Ground, {
      id,
      kind: GroundKind.CONSENT,
      purpose: 'Att kunna hjälpa till.',
      categories: Object.values(RecordCategory),
      fromDate: today(),
      toDate: today(),
      form: ConsentForm.ORAL,
      recordedAt: new Date(),
      recordedBy: id,
      recordedByName: 'Påhittad Samordnare',
      ...ground,
    });
    return id;
  });
}

/** What makes a consent coherent documentation with social services (2022:913), on which those who have joined it read in the records. */
export const COHERENT = {
  kind: GroundKind.COHERENT_DOCUMENTATION,
  informedOn: today(),
  scope: MeasureScope.DISABILITY,
};

/** The two principals of a team join the coherent documentation of care, from today. */
export const joinDocumentation = (
  unitOfWork: UnitOfWork,
  { regionId, municipalityId }: Pick<TeamWorld, 'regionId' | 'municipalityId'>,
) =>
  unitOfWork.run((manager) =>
    manager.update(
      Principal,
      { id: In([regionId, municipalityId]) },
      { sharesDocumentationFrom: COHERENT.informedOn },
    ),
  );

/** What `addStaffMember` may be told of somebody and of one post of theirs. */
export type StaffFacts = Pick<StaffMember, 'teamId'> &
  Pick<Post, 'employerId'> &
  Partial<
    Omit<StaffMember, 'posts' | 'team' | 'account'> & Omit<Post, 'id' | 'staffMember' | 'employer' | 'leaves'>
  >;

/** A nurse in the team, there as long as anybody has been; of somebody whose reference is known one more post. @returns the member's id */
export async function addStaffMember(
  manager: EntityManager,
  {
    teamId,
    reference = 'M01',
    name = 'Påhittad Medarbetare',
    qualifications = '',
    accountId,
    id,
    ...post
  }: StaffFacts,
): Promise<string> {
  const known = await manager.findOneBy(StaffMember, { teamId, reference });
  const staffMemberId = known?.id ?? id ?? randomUUID();
  if (!known)
    await manager.insert(StaffMember, {
      id: staffMemberId,
      teamId,
      reference,
      name,
      qualifications,
      accountId,
    });
  await manager.insert(Post, {
    id: randomUUID(),
    profession: Profession.NURSE,
    role: TeamRole.MEMBER,
    percentHundredths: 10_000,
    fromDate: '2010-01-01',
    toDate: null,
    ...post,
    staffMemberId,
  });
  return staffMemberId;
}

/** A leave from the first post of somebody on the staff. @returns its id, and the post's */
export async function addLeave(
  manager: EntityManager,
  staffMemberId: string,
  fromDate: string,
  toDate: string | null = null,
): Promise<{ leaveId: string; postId: string }> {
  const { id: postId } = await manager.findOneByOrFail(Post, { staffMemberId });
  const leaveId = randomUUID();
  const days = leaveDays(fromDate, toDate);
  await manager.insert(Leave, { id: leaveId, postId, fromDate, toDate, days, kind: null });
  return { leaveId, postId };
}
