import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Block } from '../../src/consents/block.entity.js';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { GroundScan } from '../../src/consents/ground.entity.js';
import { LiftRequest } from '../../src/consents/lift-request.entity.js';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { HospitalEpisode } from '../../src/contacts/hospital-episode.entity.js';
import { Intervention } from '../../src/contacts/intervention.entity.js';
import { InterventionMethod } from '../../src/contacts/intervention-kinds.js';
import { ChangedRecord, RecordChange } from '../../src/contacts/record-change.entity.js';
import { TeamMeeting, TeamMeetingPerson, TeamMeetingStaff } from '../../src/contacts/team-meeting.entity.js';
import {
  ClosedHoursUnit,
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanParticipant,
  CrisisPlanSkippedSection,
  CrisisPlanStatement,
  CrisisPlanVersion,
  UnitAnswer,
  UnitQuestion,
} from '../../src/crisis-plans/crisis-plan.entity.js';
import { CrisisPlanLabel, ParticipantPart, UnitResponse } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { Discharge } from '../../src/discharges/discharge.entity.js';
import { Audience } from '../../src/disclosure/audience.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { Audit, AuditChart, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { NeedAnswer, NeedKind } from '../../src/needs/need-kinds.js';
import { Need, NeedsInventory } from '../../src/needs/needs-inventory.entity.js';
import { Principal, Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { OwnPage } from '../../src/own-pages/own-page.entity.js';
import { OwnWords } from '../../src/own-pages/own-words.entity.js';
import {
  AmendedRecord,
  Correction,
  Disagreement,
  PlanEnding,
  PlanEndReason,
  Voiding,
} from '../../src/persons/amendment.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import {
  IdentityKind,
  Intensity,
  LeavingReason,
  LegalFrame,
  PlanKind,
} from '../../src/persons/person-kinds.js';
import {
  BoardEntry,
  EnrolmentCoordinator,
  IntensityChange,
  LegalFrameChange,
} from '../../src/persons/support.entity.js';
import { PlanReader, PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import { OfferAnswer, PlanOffer } from '../../src/plans/plan-offer.entity.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { CopyForm, CopyOutcome } from '../../src/releases/copy-kinds.js';
import { PersonSummary } from '../../src/releases/person-summary.entity.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { PlanLink } from '../../src/releases/plan-link.entity.js';
import { TakenDocument } from '../../src/releases/taken-document.entity.js';
import { GoalTerm } from '../../src/resource-groups/resource-group-kinds.js';
import { HoldReason } from '../../src/retention/keeping-kinds.js';
import { RecordHold } from '../../src/retention/record-hold.entity.js';
import { SipCall } from '../../src/sips/calls/sip-call.entity.js';
import { CallAnswer, CallKind } from '../../src/sips/calls/sip-call-kinds.js';
import { SipFollowUp, SipFollowUpAction } from '../../src/sips/follow-ups/sip-follow-up.entity.js';
import { ActionOutcome, PersonView } from '../../src/sips/follow-ups/sip-follow-up-kinds.js';
import { Sip, SipVersion } from '../../src/sips/sip.entity.js';
import { SipAction, SipGoal, SipParticipant } from '../../src/sips/sip-content.entity.js';
import { storeGroup, storeNotes } from './stored-group.js';
import { addGround, addStaffMember, type TeamWorld } from './test-records.js';

/** A person in a team, with a record of one principal. */
export interface TestPerson {
  personId: string;
  enrolmentId: string;
  ownerId: string;
  teamId: string;
}

const dacts = join(projectRoot, 'fidelity-scales/dacts/1.0.0/scale.yaml');

let reserves = 0;
/** A reserve number that nobody else has. */
export const reserveNumber = () => `T${String(++reserves).padStart(8, '0')}`;

/** Somebody made up, enrolled from one day to another; a number makes it a human that others may know too. */
export async function addPerson(
  unitOfWork: UnitOfWork,
  {
    ownerId,
    teamId,
    fromDate = '2025-01-01',
    toDate = null,
    identityNumber,
    familyName = 'Påhittsson',
  }: {
    ownerId: string;
    teamId: string;
    fromDate?: string;
    toDate?: string | null;
    identityNumber?: string;
    familyName?: string;
  },
): Promise<TestPerson> {
  const [personId, enrolmentId] = [randomUUID(), randomUUID()];
  return unitOfWork.run(async (manager) => {
    const { activities } = await manager.findOneByOrFail(Principal, { id: ownerId });
    await manager.insert(Person, {
      id: personId,
      ownerId,
      activity: activities[0] ?? null,
      identityNumber: identityNumber ?? reserveNumber(),
      identityKind: identityNumber ? IdentityKind.PERSONNUMMER : IdentityKind.RESERVE,
      givenName: 'Åsa',
      familyName,
      protectedIdentity: false,
      language: 'svenska',
      needsInterpreter: false,
      address: 'Hittepågatan 1',
      phone: '070-000 00 00',
      fictitious: true,
    });
    await manager.insert(Enrolment, {
      id: enrolmentId,
      ownerId,
      teamId,
      personId,
      fromDate,
      toDate,
      leavingReason: toDate ? LeavingReason.PLANNED : null,
      intensity: Intensity.STANDARD,
      legalFrame: LegalFrame.VOLUNTARY,
    });
    return { personId, enrolmentId, ownerId, teamId };
  });
}

/** A crisis plan whose versions stand as said, the first first, each agreed on `at`. @returns the versions' ids */
export async function addCrisisPlan(
  unitOfWork: UnitOfWork,
  { personId, ownerId, teamId }: TestPerson,
  {
    statuses,
    at = new Date(),
    reviewOn = null,
    response = UnitResponse.ACCEPTED,
    label = CrisisPlanLabel.KRISPLAN,
    ownActions = 1,
  }: {
    statuses: readonly PlanStatus[];
    at?: Date;
    reviewOn?: string | null;
    response?: UnitResponse;
    label?: CrisisPlanLabel;
    ownActions?: number;
  },
): Promise<{ planId: string; versionIds: string[] }> {
  const planId = randomUUID();
  const unitId = randomUUID();
  return unitOfWork.run(async (manager) => {
    await manager.insert(Unit, {
      id: unitId,
      principalId: ownerId,
      name: `Akuten ${unitId}`,
      kind: UnitKind.EMERGENCY_PSYCHIATRY,
      openingHours: 'dygnet runt',
      phone: '040-000 00 01',
    });
    await manager.insert(CrisisPlan, {
      id: planId,
      ownerId,
      teamId,
      personId,
      label,
    });
    const versionIds: string[] = [];
    for (const [index, status] of statuses.entries()) {
      const id = randomUUID();
      versionIds.push(id);
      await manager.insert(CrisisPlanVersion, {
        id,
        planId,
        ...versionOn(at, index + 1),
        madeTogether: true,
        phase: null,
        madeOn: null,
        reviewOn,
        closedHours: `Ring akuten, enligt version ${index + 1}.`,
      });
      for (let position = 0; position < ownActions; position += 1)
        await manager.insert(CrisisPlanStatement, {
          id: randomUUID(),
          versionId: id,
          section: 'OWN_ACTIONS',
          stage: null,
          position,
          text: `Gå ut, enligt version ${index + 1}.`,
          author: StatementAuthor.PERSON,
          audience: Audience.EVERYONE,
        });
      await manager.insert(ClosedHoursUnit, {
        id: randomUUID(),
        versionId: id,
        unitId,
        task: 'Tar emot.',
        response,
        respondedOn: null,
        respondedBy: '',
        position: 0,
      });
      await manager.insert(CrisisPlanContact, {
        id: randomUUID(),
        versionId: id,
        name: 'Karin Påhittsson',
        relation: 'syster',
        phone: '070-000 00 01',
        whenToCall: 'När som helst.',
        audience: Audience.CARE_AND_SUPPORT,
        position: 0,
      });
      await manager.insert(CrisisPlanParticipant, {
        id: randomUUID(),
        versionId: id,
        name: 'Karin Påhittsson',
        role: 'syster',
        part: ParticipantPart.TOOK_PART,
        audience: Audience.CARE_AND_SUPPORT,
        position: 0,
      });
      await manager.insert(CrisisPlanSkippedSection, {
        id: randomUUID(),
        versionId: id,
        section: 'TRIGGERS',
        position: 0,
      });
      await manager.update(CrisisPlanVersion, { id }, standing(status, at));
    }
    return { planId, versionIds };
  });
}

/** A SIP with one version. */
export async function addSip(
  unitOfWork: UnitOfWork,
  { personId, ownerId, teamId }: TestPerson,
  {
    status,
    at = new Date(),
    followUpOn = null,
  }: { status: PlanStatus; at?: Date; followUpOn?: string | null },
): Promise<{ sipId: string; versionId: string }> {
  const [sipId, versionId] = [randomUUID(), randomUUID()];
  return unitOfWork.run(async (manager) => {
    await manager.insert(Sip, { id: sipId, ownerId, teamId, personId });
    await manager.insert(SipVersion, {
      id: versionId,
      sipId,
      ...versionOn(at, 1),
      whatMatters: 'Att vara mamma.',
      needSeenOn: null,
      calledOn: null,
      metOn: null,
      overallPrincipalId: ownerId,
      noMeasuresByOthers: true,
      personAbsence: '',
      relativesPart: null,
      relativesNote: '',
      consentOn: null,
      consentForm: null,
      consentScope: '',
      followUpOn,
      followUpBy: '',
    });
    const part = { versionId, position: 0 };
    await manager.insert(SipGoal, {
      id: randomUUID(),
      ...part,
      term: GoalTerm.LONG,
      text: 'Arbeta halvtid.',
    });
    await manager.insert(SipAction, {
      id: randomUUID(),
      ...part,
      text: 'Samtal hemma.',
      byOthers: false,
      principalId: ownerId,
      otherActor: '',
      unit: '',
      responsible: '',
      fromDate: null,
      dueDate: null,
    });
    await manager.insert(SipParticipant, {
      id: randomUUID(),
      ...part,
      name: 'Åsa Påhittsson',
      kind: null,
      role: '',
      phone: '',
      attended: true,
    });
    await manager.update(SipVersion, { id: versionId }, standing(status, at));
    return { sipId, versionId };
  });
}

/**
 * Something in every table that hangs on a person, all of it from one day. A person with nothing left out shows whether
 * something was forgotten.
 */
export async function addEverything(
  unitOfWork: UnitOfWork,
  person: TestPerson,
  { regionId, municipalityId }: Pick<TeamWorld, 'regionId' | 'municipalityId'>,
  day: string,
): Promise<void> {
  const { personId, enrolmentId, ownerId, teamId } = person;
  const at = new Date(`${day}T12:00:00Z`);
  const { versionIds } = await addCrisisPlan(unitOfWork, person, {
    statuses: [PlanStatus.REPLACED, PlanStatus.AGREED],
    at,
  });
  const { sipId, versionId: sipVersionId } = await addSip(unitOfWork, person, {
    status: PlanStatus.AGREED,
    at,
  });
  const receiverId = ownerId === regionId ? municipalityId : regionId;
  const form = ConsentForm.WRITTEN;
  const groundId = await addGround(unitOfWork, {
    personId,
    giverId: ownerId,
    receiverId,
    recordedAt: at,
    form,
  });
  await unitOfWork.run(async (manager) => {
    const contactId = randomUUID();
    const staffMemberId = await addStaffMember(manager, {
      teamId,
      employerId: ownerId,
      reference: randomUUID(),
    });
    const period = {
      enrolmentId,
      fromDate: day,
      recordedAt: at,
      recordedBy: staffMemberId,
      recordedByName: 'Kim Ek',
    };
    const [versionId] = versionIds;
    const { unitId, task } = await manager.findOneByOrFail(ClosedHoursUnit, { versionId: versionId! });
    const asked = { versionId: versionId!, unitId: unitId!, task };
    const { id: actionId } = await manager.findOneByOrFail(SipAction, { versionId: sipVersionId });
    const followUpId = randomUUID();
    await manager.insert(SipCall, {
      ...{ id: randomUUID(), sipId, kind: CallKind.CALL, principalId: receiverId, receiver: 'Boendestödet' },
      ...{ meetingOn: day, meetingAt: '13:00', place: 'Biblioteket', answerBy: null, sentOn: day },
      ...{ recordedAt: at, recordedBy: staffMemberId, recordedByName: 'Kim Ek' },
      ...{ answer: CallAnswer.COMES, answerWords: 'Jonas kommer.', answeredOn: day },
      ...{ answerNotedAt: at, answerNotedBy: staffMemberId, answerNotedByName: 'Kim Ek' },
    });
    await manager.insert(SipFollowUp, {
      ...{ id: followUpId, versionId: sipVersionId, heldOn: day, present: 'Åsa och Kim.' },
      ...{
        wasHeard: PersonView.PARTLY,
        isOfHelp: null,
        knowsWhoDoesWhat: null,
        personWords: 'Det går långsamt.',
      },
      ...{ recordedAt: at, recordedBy: staffMemberId, recordedByName: 'Kim Ek' },
    });
    await manager.insert(SipFollowUpAction, {
      ...{
        id: randomUUID(),
        followUpId,
        actionId,
        outcome: ActionOutcome.NOT,
        why: 'Ingen tid än.',
        position: 0,
      },
    });
    await manager.insert(UnitQuestion, {
      ...asked,
      id: randomUUID(),
      askedAt: at,
      askedBy: staffMemberId,
      askedByName: 'Kim Ek',
    });
    await manager.insert(UnitAnswer, {
      ...asked,
      id: randomUUID(),
      response: UnitResponse.DECLINED,
      words: 'Vi har fullt.',
      answeredAt: at,
      answeredBy: staffMemberId,
      answeredByName: 'Bo Ek',
    });
    await manager.insert(GroundScan, {
      id: randomUUID(),
      groundId,
      fileName: 'samtycke.pdf',
      contentType: 'application/pdf',
      size: 8,
      sha256: 'a'.repeat(64),
      content: Buffer.from('%PDF-1.7'),
      addedAt: at,
      addedBy: staffMemberId,
      addedByName: 'Kim Ek',
    });
    await manager.insert(EnrolmentCoordinator, { ...period, id: randomUUID(), staffMemberId });
    await manager.insert(IntensityChange, {
      ...period,
      id: randomUUID(),
      earlier: Intensity.STANDARD,
      intensity: Intensity.INTENSIVE,
      reason: 'Sover inte.',
    });
    await manager.insert(LegalFrameChange, {
      ...period,
      id: randomUUID(),
      earlier: LegalFrame.LPT_OUTPATIENT,
      legalFrame: LegalFrame.VOLUNTARY,
      reason: 'Vården har upphört.',
    });
    const inventoryId = randomUUID();
    await manager.insert(NeedsInventory, {
      id: inventoryId,
      enrolmentId,
      madeOn: day,
      recordedAt: at,
      recordedBy: staffMemberId,
      recordedByName: 'Kim Ek',
    });
    await manager.insert(Need, {
      id: randomUUID(),
      inventoryId,
      kind: NeedKind.WORK_AND_STUDIES,
      answer: NeedAnswer.TEAM,
    });
    await manager.insert(BoardEntry, { ...period, id: randomUUID(), reason: 'Sover inte.' });
    await manager.insert(Contact, {
      id: contactId,
      ownerId,
      enrolmentId,
      date: day,
      time: '10:00',
      minutes: 45,
      mode: ContactMode.IN_PERSON,
      place: ContactPlace.HOME,
      personPresent: true,
      naturalSupportPresent: false,
      noShow: false,
    });
    await manager.insert(ContactStaff, { contactId, staffMemberId });
    await manager.insert(RecordChange, {
      id: randomUUID(),
      recordType: ChangedRecord.CONTACT,
      recordId: contactId,
      personId,
      ownerId,
      at,
      accountId: randomUUID(),
      accountName: 'Påhittad Samordnare',
      reason: 'Felskrivet.',
      voids: false,
      before: { minutes: 30 },
    });
    const meetingId = randomUUID();
    await manager.insert(TeamMeeting, {
      id: meetingId,
      teamId,
      // The meeting is the team's, and stays when the person is gone: in nobody's window.
      date: '2000-01-03',
      // Several persons may have everything, and a team has one meeting at a time.
      time: meetingId.slice(0, 5),
      minutes: 20,
      staffPresent: 1,
      personsReviewed: 1,
    });
    await manager.insert(TeamMeetingStaff, { meetingId, staffMemberId });
    await manager.insert(TeamMeetingPerson, { meetingId, enrolmentId });
    await manager.insert(HospitalEpisode, {
      id: randomUUID(),
      ownerId,
      enrolmentId,
      admittedOn: day,
      dischargedOn: day,
      teamInvolvedInAdmission: true,
      teamInvolvedInDischarge: true,
    });
    await manager.insert(Discharge, {
      id: randomUUID(),
      ownerId,
      enrolmentId,
      ...{ admittedOn: day, admittedTime: '08:00', noticeOn: day, noticeTime: '09:00', plannedOn: day },
      ...{ fastContact: 'Påhittad Sjuksköterska', fastContactOn: day, readyOn: day, readyTime: '10:00' },
      ...{ notReadyFrom: day, notReadyTo: day, calledOn: day, informationOn: day, dischargedOn: day },
    });
    const auditId = randomUUID();
    await manager.insert(Audit, {
      id: auditId,
      teamId,
      scale: 'dacts',
      scaleVersion: '1.0.0',
      scaleChecksum: createHash('sha256').update(readFileSync(dacts)).digest('hex'),
      windowFrom: day,
      windowTo: day,
      // None of its items is rated: what matters here is whose charts it reads.
      components: [],
      sampleSeed: auditId,
      sampleSize: 1,
      sampleFrom: 1,
      judgement: null,
      judgementNote: '',
      status: AuditStatus.OPEN,
      partial: false,
      createdAt: at,
      createdBy: staffMemberId,
      closedAt: null,
      closedBy: null,
    });
    await manager.insert(AuditChart, { id: randomUUID(), auditId, number: 1, personId });
    // The sample of a closed audit is kept against everybody but whoever destroys a person's records.
    await manager.update(
      Audit,
      { id: auditId },
      { status: AuditStatus.CLOSED, closedAt: at, closedBy: staffMemberId },
    );
    await manager.insert(Intervention, {
      id: randomUUID(),
      ownerId,
      enrolmentId,
      method: InterventionMethod.IPS,
      offeredOn: day,
      startedOn: day,
      endedOn: null,
      manualUsed: true,
    });
    await manager.insert(PlanOffer, {
      id: randomUUID(),
      ownerId,
      teamId,
      personId,
      plan: PlanKind.SIP,
      offeredOn: day,
      answer: OfferAnswer.UNDECIDED,
      note: 'Vill läsa först.',
      recordedAt: at,
      recordedBy: staffMemberId,
      recordedByName: 'Påhittad Samordnare',
      voidedAt: null,
      voidedBy: null,
      voidReason: null,
    });
    const copyId = randomUUID();
    await manager.insert(PlanCopy, {
      ...{ id: copyId, code: randomUUID().slice(0, 8), ownerId, teamId, personId },
      ...{ plan: PlanKind.SIP, planId: sipId, versionId: sipVersionId, versionNumber: 1 },
      ...{ reader: PlanReader.RELATIVE, receiverName: 'Karin Påhittsson', form: CopyForm.LINK },
      ...{
        categories: [],
        ground: GroundKind.CONSENT,
        consentForm: ConsentForm.ORAL,
        consentOn: day,
        note: 'Ville ha den.',
      },
      ...{ givenAt: at, givenOn: day, givenBy: staffMemberId, givenByName: 'Påhittad Samordnare' },
      ...{ settledAs: CopyOutcome.DESTROYED, settledOn: day, settledBy: staffMemberId },
      ...{ settledByName: 'Påhittad Samordnare', settledNote: 'I dokumentförstöraren.' },
    });
    await manager.insert(TakenDocument, {
      ...{ id: randomUUID(), ownerId, personId, copyId: randomUUID(), plan: PlanKind.SIP },
      ...{ versionNumber: 1, giverName: 'En annan huvudman', receiverName: 'Vi', checksum: 'd'.repeat(64) },
      ...{ content: '<p>Odla.</p>', takenAt: at, takenBy: staffMemberId, takenByName: 'Kim Ek' },
      reason: 'Behövs i stödet.',
    });
    const ownPageId = randomUUID();
    const settled = { by: staffMemberId, byName: 'Påhittad Samordnare' };
    await manager.insert(OwnPage, {
      ...{ id: ownPageId, ownerId, personId, teamId, madeAt: at, expiresAt: at, codeExpiresAt: at },
      ...{ madeBy: settled.by, madeByName: settled.byName, codeGivenAt: at, codeGivenBy: settled.by },
      ...{ codeGivenByName: settled.byName, codeHash: 'c'.repeat(64), tries: 1, openedAt: at },
      ...{ revokedAt: at, revokedBy: settled.by, revokedByName: settled.byName },
      tokenHash: createHash('sha256').update(ownPageId).digest('hex'),
    });
    await manager.insert(OwnWords, {
      ...{ id: randomUUID(), ownerId, personId, teamId, ownPageId, plan: PlanKind.SIP, planId: sipId },
      ...{ text: 'Mer om hästarna.', writtenAt: at, settledAt: at, settledBy: settled.by },
      settledByName: settled.byName,
    });
    await manager.insert(PlanLink, {
      ...{ copyId, tokenHash: createHash('sha256').update(copyId).digest('hex'), codeHash: 'c'.repeat(64) },
      ...{ expiresAt: at, tries: 1, openedAt: at, revokedAt: at, revokedBy: staffMemberId },
      revokedByName: 'Påhittad Samordnare',
    });
    const { givenName, familyName, identityNumber, identityKind, language, needsInterpreter, ...card } =
      await manager.findOneByOrFail(Person, { id: personId });
    const { protectedIdentity, fictitious } = card;
    await manager.insert(PersonSummary, {
      ...{ id: randomUUID(), ownerId, personId, groundId, receiverId, receiverName: 'Påhittad mottagare' },
      content: {
        ...{ givenName, familyName, identityNumber, identityKind, language, needsInterpreter },
        ...{ protectedIdentity, fictitious },
        coordinators: [{ name: 'Kim Ek', employers: 'Påhittad mottagare' }],
        plans: [{ plan: PlanKind.SIP, versionNumber: 1, agreedOn: day, reviewOn: null }],
      },
      ...{ givenAt: at, givenOn: day },
    });
    const groupId = await storeGroup(manager, {
      ...{ ownerId, personId, savedAt: at, meetingWeeks: 12 },
      members: [{ name: 'Karin Påhittsson', seesCrisisPlan: true }],
      goals: [{}],
    });
    await storeNotes(manager, groupId, day);
    await manager.insert(Block, {
      id: randomUUID(),
      personId,
      teamId: null,
      setAt: at,
      setBy: ownerId,
      setByName: 'Påhittad Samordnare',
    });
    await manager.insert(RecordHold, {
      id: randomUUID(),
      personId,
      reason: HoldReason.COPY_REQUESTED,
      note: 'Begärd av personen.',
      setAt: at,
      setBy: ownerId,
      setByName: 'Påhittad Samordnare',
      liftedAt: at,
      liftedBy: ownerId,
      liftedByName: 'Påhittad Samordnare',
      liftNote: 'Lämnad ut.',
    });
    await manager.insert(EmergencyOpening, {
      id: randomUUID(),
      personId,
      accountId: randomUUID(),
      accountName: 'Påhittad Läkare',
      principalId: receiverId,
      reason: 'Medvetslös.',
      openedAt: at,
      closesAt: at,
    });
    await manager.insert(LiftRequest, {
      id: randomUUID(),
      ...{ personId, ownerId, accountId: randomUUID(), accountName: 'Påhittad Läkare' },
      ...{ principalId: receiverId, reason: 'Medvetslös.', askedAt: at },
    });
    const amendment = () => ({
      id: randomUUID(),
      recordType: AmendedRecord.CRISIS_PLAN_VERSION,
      recordId: versionIds[0]!,
      personId,
      recordedAt: at,
      recordedBy: ownerId,
      recordedByName: 'Påhittad Samordnare',
    });
    await manager.insert(Voiding, { ...amendment(), reason: 'Fel person.' });
    await manager.insert(PlanEnding, { ...amendment(), reason: PlanEndReason.OTHER, note: 'Vi slutar här.' });
    await manager.insert(Disagreement, { ...amendment(), text: 'Så sa jag inte.' });
    await manager.insert(Correction, {
      ...amendment(),
      recordType: AmendedRecord.PERSON,
      recordId: personId,
      field: 'familyName',
      earlierText: 'Påhittson',
      newText: 'Påhittsson',
      reason: 'Felskrivet.',
    });
  });
}

const versionOn = (at: Date, number: number) => ({
  number,
  status: PlanStatus.DRAFT,
  revision: 1,
  createdAt: at,
  createdBy: 'test',
  changedAt: at,
  agreedAt: null,
  agreedBy: null,
  checksum: null,
  checksumFormat: null,
  writtenNumbers: null,
});

const standing = (status: PlanStatus, at: Date) =>
  status === PlanStatus.DRAFT
    ? { status }
    : { status, agreedAt: at, agreedBy: 'test', checksum: 'c'.repeat(64), checksumFormat: 1 };
