/**
 * How a column comes into the copy: as it is; as a day or a moment; as yes or no; by the name of what it refers to; or, with
 * a dot, by its word under that key. `key` stands in the file to load alone, where rows refer to each other.
 */
export type CopiedAs =
  | 'text'
  | 'day'
  | 'moment'
  | 'yesNo'
  | 'key'
  | 'team'
  | 'principal'
  | 'unit'
  | 'staff'
  | `${string}.${string}`;

/** What of a table about a person a copy holds, and what is left out, by the names of the entity's properties. */
export interface CopiedTable {
  columns: Readonly<Record<string, CopiedAs>>;
  /** What is said of something that it refers to, and that is no record of the person by itself. */
  ofReferred?: Readonly<Record<string, CopiedAs>>;
  left: readonly string[];
}

const KEYS = { id: 'key' } as const;
const STATUS = 'crisisPlan.status';
/** Whose account it was; the name stands beside it. */
const RECORDED = { recordedAt: 'moment', recordedByName: 'text' } as const;
const BY = 'recordedBy';
/** Of what a team notes about its day. */
const NOTED = { notedByName: 'text', notedAt: 'moment', voidedAt: 'moment' } as const;
const NOTED_LEFT = ['ownerId', 'importRunId', 'notedBy', 'revision'];
const ofEnrolment = { ...KEYS, enrolmentId: 'key' } as const;
const version = {
  ...KEYS,
  number: 'text',
  status: STATUS,
  createdAt: 'moment',
  changedAt: 'moment',
  agreedAt: 'moment',
  checksum: 'text',
} as const;
const VERSION_LEFT = ['revision', 'createdBy', 'agreedBy', 'checksumFormat', 'writtenNumbers'];

/**
 * All that is kept about a person, table by table. In it nothing about others: no third person's number, of staff the name
 * and the profession, and no account. Whoever adds a column says here whether it is copied; a test fails until then.
 */
export const COPIED_TABLES: Readonly<Record<string, CopiedTable>> = {
  person: {
    columns: {
      ...KEYS,
      ownerId: 'principal',
      activity: 'kind.activity',
      identityNumber: 'text',
      identityKind: 'kind.identityKind',
      givenName: 'text',
      familyName: 'text',
      protectedIdentity: 'yesNo',
      placedAsChild: 'yesNo',
      language: 'text',
      needsInterpreter: 'yesNo',
      address: 'text',
      phone: 'text',
    },
    left: ['fictitious', 'revision'],
  },
  person_number: {
    columns: {
      ...KEYS,
      number: 'text',
      kind: 'kind.identityKind',
      knownFrom: 'moment',
      recordedByName: 'text',
      endedAt: 'moment',
      endReason: 'text',
      endedByName: 'text',
    },
    left: ['ownerId', 'personId', BY, 'endedBy'],
  },
  // Of what was not confirmed, nothing is in the copy: the other record may be of somebody else.
  record_join: {
    columns: {
      ...KEYS,
      keptId: 'key',
      joinedId: 'key',
      reason: 'text',
      proposedAt: 'moment',
      proposedByName: 'text',
      decidedAt: 'moment',
      decidedByName: 'text',
    },
    left: ['proposedBy', 'confirmed', 'decidedBy', 'declinedBecause'],
  },
  enrolment: {
    columns: {
      ...KEYS,
      teamId: 'team',
      fromDate: 'day',
      toDate: 'day',
      leavingReason: 'kind.leavingReason',
      intensity: 'kind.intensity',
      legalFrame: 'kind.legalFrame',
      voidedAt: 'moment',
    },
    left: ['ownerId', 'personId', 'revision'],
  },
  enrolment_coordinator: {
    columns: {
      ...ofEnrolment,
      staffMemberId: 'staff',
      fromDate: 'day',
      toDate: 'day',
      ...RECORDED,
      endedAt: 'moment',
      endedByName: 'text',
    },
    left: [BY, 'endedBy'],
  },
  intensity_change: {
    columns: {
      ...ofEnrolment,
      fromDate: 'day',
      earlier: 'kind.intensity',
      intensity: 'kind.intensity',
      reason: 'text',
      ...RECORDED,
    },
    left: [BY],
  },
  legal_frame_change: {
    columns: {
      ...ofEnrolment,
      fromDate: 'day',
      earlier: 'kind.legalFrame',
      legalFrame: 'kind.legalFrame',
      reason: 'text',
      ...RECORDED,
    },
    left: [BY],
  },
  needs_inventory: { columns: { ...ofEnrolment, madeOn: 'day', ...RECORDED }, left: [BY] },
  need: {
    columns: { ...KEYS, inventoryId: 'key', kind: 'needs.kind', answer: 'needs.answer' },
    left: [],
  },
  board_entry: {
    columns: {
      ...ofEnrolment,
      fromDate: 'day',
      toDate: 'day',
      reason: 'text',
      endReason: 'text',
      ...RECORDED,
      endedAt: 'moment',
      endedByName: 'text',
    },
    left: [BY, 'endedBy'],
  },
  contact: {
    columns: {
      ...ofEnrolment,
      date: 'day',
      time: 'text',
      minutes: 'text',
      mode: 'kind.contactMode',
      place: 'kind.contactPlace',
      personPresent: 'yesNo',
      naturalSupportPresent: 'yesNo',
      noShow: 'yesNo',
      notFound: 'yesNo',
      crisis: 'yesNo',
      consultation: 'yesNo',
      ...NOTED,
    },
    left: NOTED_LEFT,
  },
  contact_staff: { columns: { contactId: 'key', staffMemberId: 'staff' }, left: [] },
  hospital_episode: {
    columns: {
      ...ofEnrolment,
      admittedOn: 'day',
      dischargedOn: 'day',
      teamInvolvedInAdmission: 'yesNo',
      teamInvolvedInDischarge: 'yesNo',
      ...NOTED,
    },
    left: NOTED_LEFT,
  },
  discharge: {
    columns: {
      ...ofEnrolment,
      admittedOn: 'day',
      admittedTime: 'text',
      noticeOn: 'day',
      noticeTime: 'text',
      plannedOn: 'day',
      fastContact: 'text',
      fastContactOn: 'day',
      readyOn: 'day',
      readyTime: 'text',
      notReadyFrom: 'day',
      notReadyTo: 'day',
      calledOn: 'day',
      callNotNeeded: 'yesNo',
      informationOn: 'day',
      dischargedOn: 'day',
      ...NOTED,
    },
    left: NOTED_LEFT,
  },
  intervention: {
    columns: {
      ...ofEnrolment,
      method: 'kind.interventionMethod',
      offeredOn: 'day',
      startedOn: 'day',
      endedOn: 'day',
      manualUsed: 'yesNo',
      ...NOTED,
    },
    left: NOTED_LEFT,
  },
  team_meeting_person: {
    columns: { meetingId: 'key', enrolmentId: 'key' },
    ofReferred: { date: 'day', time: 'text', minutes: 'text', voidedAt: 'moment' },
    left: [],
  },
  // What a record said names the staff by their keys.
  record_change: {
    columns: {
      ...KEYS,
      recordType: 'key',
      recordId: 'key',
      at: 'moment',
      accountName: 'text',
      reason: 'text',
      voids: 'yesNo',
      before: 'key',
    },
    left: ['ownerId', 'personId', 'accountId', 'importRunId'],
  },
  plan_offer: {
    columns: {
      ...KEYS,
      teamId: 'team',
      plan: 'planOffer.plan',
      offeredOn: 'day',
      answer: 'planOffer.answer',
      note: 'text',
      ...RECORDED,
      voidedAt: 'moment',
      voidReason: 'text',
    },
    left: ['ownerId', 'personId', BY, 'voidedBy'],
  },
  plan_copy: {
    columns: {
      ...KEYS,
      code: 'text',
      teamId: 'team',
      plan: 'planOffer.plan',
      planId: 'key',
      versionId: 'key',
      versionNumber: 'text',
      reader: 'copy.reader',
      receiverName: 'text',
      receiverId: 'principal',
      receiverUnitId: 'unit',
      form: 'copy.form',
      sheetForm: 'crisisPlan.sheetForm',
      sheetLanguage: 'text',
      ground: 'log.ground',
      groundId: 'key',
      categories: 'kind.recordCategory',
      consentForm: 'kind.consentForm',
      consentOn: 'day',
      note: 'text',
      givenAt: 'moment',
      givenByName: 'text',
      settledAs: 'copy.outcomeChoice',
      settledOn: 'day',
      settledByName: 'text',
      settledNote: 'text',
      takenAt: 'moment',
      takenByName: 'text',
      takenReason: 'text',
    },
    left: ['ownerId', 'personId', 'givenOn', 'givenBy', 'settledBy', 'takenBy'],
  },
  // The sheet itself, which may hold numbers of others, is printed by itself.
  taken_document: {
    columns: {
      ...KEYS,
      copyId: 'key',
      plan: 'planOffer.plan',
      versionNumber: 'text',
      giverName: 'text',
      receiverName: 'text',
      checksum: 'text',
      takenAt: 'moment',
      takenByName: 'text',
      reason: 'text',
    },
    left: ['ownerId', 'personId', 'content', 'takenBy'],
  },
  person_summary: {
    columns: {
      ...KEYS,
      groundId: 'key',
      receiverName: 'text',
      receiverId: 'principal',
      receiverUnitId: 'unit',
      content: 'text',
      givenAt: 'moment',
    },
    left: ['ownerId', 'personId', 'givenOn'],
  },
  // What opens it is of no use to anybody else.
  plan_link: {
    columns: {
      copyId: 'key',
      expiresAt: 'moment',
      tries: 'text',
      openedAt: 'moment',
      revokedAt: 'moment',
      revokedByName: 'text',
    },
    left: ['tokenHash', 'codeHash', 'revokedBy'],
  },
  own_page: {
    columns: {
      ...KEYS,
      teamId: 'team',
      madeAt: 'moment',
      madeByName: 'text',
      expiresAt: 'moment',
      codeGivenAt: 'moment',
      codeGivenByName: 'text',
      tries: 'text',
      openedAt: 'moment',
      revokedAt: 'moment',
      revokedByName: 'text',
    },
    left: [
      ...['ownerId', 'personId', 'madeBy', 'tokenHash', 'codeHash'],
      ...['codeGivenBy', 'codeExpiresAt', 'revokedBy'],
    ],
  },
  own_words: {
    columns: {
      ...KEYS,
      teamId: 'team',
      plan: 'planOffer.plan',
      planId: 'key',
      text: 'text',
      writtenAt: 'moment',
      settledAt: 'moment',
      settledByName: 'text',
    },
    left: ['ownerId', 'personId', 'ownPageId', 'settledBy'],
  },
  resource_group: { columns: { ...KEYS, changedAt: 'moment' }, left: ['ownerId', 'personId', 'revision'] },
  resource_group_version: {
    columns: {
      ...{ ...KEYS, groupId: 'key', number: 'text', savedAt: 'moment', savedByName: 'text' },
      ...{ withoutCoordinatorReason: 'text', withoutDoctorReason: 'text', meetingWeeks: 'text' },
    },
    left: ['savedBy'],
  },
  resource_group_member: {
    columns: {
      ...KEYS,
      groupId: 'key',
      version: 'text',
      memberKey: 'key',
      name: 'text',
      kind: 'documents.memberKind',
      relation: 'text',
      notNominatedReason: 'text',
      role: 'resourceGroup.role',
      representsPerson: 'yesNo',
      seesCrisisPlan: 'yesNo',
      audience: 'crisisPlan.audience',
    },
    left: ['phone', 'position'],
  },
  resource_group_goal: {
    columns: {
      ...KEYS,
      groupId: 'key',
      version: 'text',
      goalKey: 'key',
      term: 'documents.goalTerm',
      text: 'text',
      steps: 'text',
      followUpOn: 'day',
    },
    left: ['position'],
  },
  resource_group_goal_note: {
    columns: {
      ...{ ...KEYS, groupId: 'key', noteKey: 'key', number: 'text', goalKey: 'key', date: 'day' },
      ...{ rating: 'text', ownWords: 'text', followUp: 'text', reason: 'text', voids: 'yesNo' },
      ...{ notedAt: 'moment', notedByName: 'text' },
    },
    left: ['notedBy'],
  },
  resource_group_meeting: {
    columns: {
      ...{ ...KEYS, groupId: 'key', noteKey: 'key', number: 'text', date: 'day' },
      ...{ agenda: 'text', attended: 'key', minutes: 'text', reason: 'text', voids: 'yesNo' },
      ...{ notedAt: 'moment', notedByName: 'text' },
    },
    left: ['notedBy'],
  },
  crisis_plan: {
    columns: { ...KEYS, teamId: 'team', label: 'crisisPlan.label' },
    left: ['ownerId', 'personId', 'begunAboutId'],
  },
  crisis_plan_version: {
    columns: {
      ...version,
      planId: 'key',
      pack: 'text',
      packVersion: 'text',
      madeTogether: 'yesNo',
      phase: 'documents.phase',
      madeOn: 'day',
      reviewOn: 'day',
      closedHours: 'text',
      noUnitReason: 'text',
    },
    left: VERSION_LEFT,
  },
  crisis_plan_statement: {
    columns: {
      ...KEYS,
      versionId: 'key',
      section: 'text',
      stage: 'text',
      text: 'text',
      author: 'crisisPlan.author',
      audience: 'crisisPlan.audience',
      answer: 'crisisPlan.answer',
      answerReason: 'text',
    },
    left: ['position'],
  },
  closed_hours_unit: {
    columns: {
      ...KEYS,
      versionId: 'key',
      unitId: 'unit',
      task: 'text',
      practicalOnly: 'yesNo',
      response: 'crisisPlan.response',
      respondedOn: 'day',
      respondedBy: 'text',
    },
    left: ['position'],
  },
  crisis_plan_contact: {
    columns: {
      ...KEYS,
      versionId: 'key',
      name: 'text',
      relation: 'text',
      whenToCall: 'text',
      checkedOn: 'day',
      audience: 'crisisPlan.audience',
    },
    left: ['phone', 'position'],
  },
  crisis_plan_participant: {
    columns: {
      ...KEYS,
      versionId: 'key',
      name: 'text',
      role: 'text',
      part: 'crisisPlan.part',
      audience: 'crisisPlan.audience',
    },
    left: ['position'],
  },
  crisis_plan_skipped_section: {
    columns: { ...KEYS, versionId: 'key', section: 'text' },
    left: ['position'],
  },
  unit_question: {
    columns: {
      ...KEYS,
      versionId: 'key',
      unitId: 'unit',
      task: 'text',
      askedAt: 'moment',
      askedByName: 'text',
    },
    left: ['askedBy'],
  },
  unit_answer: {
    columns: {
      ...KEYS,
      versionId: 'key',
      unitId: 'unit',
      task: 'text',
      response: 'crisisPlan.response',
      words: 'text',
      answeredAt: 'moment',
      answeredByName: 'text',
      answeredOn: 'day',
      notedByName: 'text',
    },
    left: ['answeredBy'],
  },
  sip: { columns: { ...KEYS, teamId: 'team' }, left: ['ownerId', 'personId', 'begunAboutId'] },
  sip_version: {
    columns: {
      ...version,
      sipId: 'key',
      whatMatters: 'text',
      needSeenOn: 'day',
      needSeenBy: 'sip.needSeenBy',
      needSeenAt: 'text',
      wantsHelpWith: 'text',
      wantsThere: 'text',
      wantsNotThere: 'text',
      meetingLedBy: 'text',
      meetingPlace: 'text',
      calledOn: 'day',
      metOn: 'day',
      overallPrincipalId: 'principal',
      noMeasuresByOthers: 'yesNo',
      noRegionAction: 'text',
      noMunicipalityAction: 'text',
      personAbsence: 'text',
      relativesPart: 'documents.relativesPart',
      relativesNote: 'text',
      consentOn: 'day',
      consentForm: 'kind.consentForm',
      consentScope: 'text',
      followUpOn: 'day',
      followUpBy: 'text',
    },
    left: VERSION_LEFT,
  },
  sip_goal: {
    columns: { ...KEYS, versionId: 'key', term: 'documents.goalTerm', text: 'text' },
    left: ['position'],
  },
  sip_measure: {
    columns: {
      ...KEYS,
      versionId: 'key',
      text: 'text',
      byOthers: 'yesNo',
      principalId: 'principal',
      otherActor: 'text',
      unit: 'text',
      responsible: 'text',
      reach: 'text',
      fromDate: 'day',
      dueDate: 'day',
    },
    left: ['position'],
  },
  sip_participant: {
    columns: {
      ...KEYS,
      versionId: 'key',
      name: 'text',
      kind: 'documents.participantKind',
      role: 'text',
      attended: 'yesNo',
      absence: 'text',
      audience: 'crisisPlan.audience',
    },
    left: ['phone', 'position'],
  },
  sip_call: {
    columns: {
      ...KEYS,
      sipId: 'key',
      kind: 'sipCall.kind',
      principalId: 'principal',
      receiver: 'text',
      meetingOn: 'day',
      meetingAt: 'text',
      place: 'text',
      answerBy: 'day',
      sentOn: 'day',
      ...RECORDED,
      answer: 'sipCall.answer',
      answerWords: 'text',
      answeredOn: 'day',
      answerNotedAt: 'moment',
      answerNotedByName: 'text',
    },
    left: [BY, 'answerNotedBy'],
  },
  sip_follow_up: {
    columns: {
      ...KEYS,
      versionId: 'key',
      heldOn: 'day',
      present: 'text',
      wasHeard: 'sipFollowUp.view',
      isOfHelp: 'sipFollowUp.view',
      knowsWhoDoesWhat: 'sipFollowUp.view',
      personWords: 'text',
      ...RECORDED,
    },
    left: [BY],
  },
  sip_follow_up_action: {
    columns: { ...KEYS, followUpId: 'key', actionId: 'key', outcome: 'sipFollowUp.outcome', why: 'text' },
    left: ['position'],
  },
  ground: {
    columns: {
      ...KEYS,
      kind: 'kind.ground',
      paragraph: 'text',
      circumstance: 'kind.circumstance',
      giverId: 'principal',
      receiverId: 'principal',
      receiverUnitId: 'unit',
      purpose: 'text',
      categories: 'kind.recordCategory',
      fromDate: 'day',
      toDate: 'day',
      form: 'kind.consentForm',
      reason: 'text',
      informedOn: 'day',
      scope: 'kind.measureScope',
      standingRelease: 'yesNo',
      ...RECORDED,
      withdrawnAt: 'moment',
      withdrawalNote: 'text',
      narrowedFromId: 'key',
    },
    left: ['personId', BY, 'withdrawnBy'],
  },
  // The file itself is given out by its name.
  ground_scan: {
    columns: {
      ...KEYS,
      groundId: 'key',
      fileName: 'text',
      size: 'text',
      sha256: 'text',
      addedAt: 'moment',
      addedByName: 'text',
    },
    left: ['contentType', 'content', 'addedBy'],
  },
  block: {
    columns: {
      ...KEYS,
      teamId: 'team',
      setAt: 'moment',
      setByName: 'text',
      liftedAt: 'moment',
      liftForm: 'kind.consentForm',
      liftNote: 'text',
    },
    left: ['personId', 'setBy', 'liftedBy'],
  },
  record_hold: {
    columns: {
      ...KEYS,
      reason: 'kind.holdReason',
      note: 'text',
      setAt: 'moment',
      setByName: 'text',
      liftedAt: 'moment',
      liftedByName: 'text',
      liftNote: 'text',
    },
    left: ['personId', 'setBy', 'liftedBy'],
  },
  emergency_opening: {
    columns: {
      ...KEYS,
      accountName: 'text',
      principalId: 'principal',
      openedAt: 'moment',
      closesAt: 'moment',
    },
    // Why, on what was confirmed, and how it was judged, is for those who review it.
    left: [
      ...['personId', 'accountId', 'reason', 'cannotConsent', 'liftsBlock'],
      ...['judgement', 'reviewNote', 'reviewedAt', 'reviewedBy'],
    ],
  },
  lift_request: {
    columns: {
      ...KEYS,
      accountName: 'text',
      principalId: 'principal',
      askedAt: 'moment',
      answer: 'liftRequest.answer',
      answeredAt: 'moment',
      answeredByName: 'text',
    },
    left: ['ownerId', 'personId', 'accountId', 'reason', 'answerNote', 'answeredBy'],
  },
  audit_chart: { columns: { ...KEYS, auditId: 'key', number: 'text' }, left: ['personId'] },
  correction: {
    columns: {
      ...KEYS,
      recordType: 'retention.table',
      recordId: 'key',
      field: 'correction.field',
      earlierText: 'text',
      newText: 'text',
      reason: 'text',
      ...RECORDED,
    },
    left: ['personId', BY],
  },
  disagreement: {
    columns: { ...KEYS, recordType: 'retention.table', recordId: 'key', text: 'text', ...RECORDED },
    left: ['personId', BY],
  },
  voiding: {
    columns: { ...KEYS, recordType: 'retention.table', recordId: 'key', reason: 'text', ...RECORDED },
    left: ['personId', BY],
  },
  plan_ending: {
    columns: {
      ...KEYS,
      ...{ recordType: 'retention.table', recordId: 'key' },
      ...{ reason: 'amendment.endReason', note: 'text' },
      ...RECORDED,
    },
    left: ['personId', BY],
  },
};

/** All that is said of a row of the table. */
export const columnsOf = (table: string): Readonly<Record<string, CopiedAs>> => {
  const { columns, ofReferred } = COPIED_TABLES[table]!;
  return { ...columns, ...ofReferred };
};

/** What a column is called in the copy: without `Id` where it holds a name. */
export const fieldOf = (property: string, as: CopiedAs): string =>
  ['team', 'principal', 'unit', 'staff'].includes(as) ? property.replace(/Id$/, '') : property;
