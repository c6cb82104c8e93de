import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { ConsentForm } from '../consents/consent-form.js';
import { Audience } from '../disclosure/audience.js';
import { nextContent } from '../plans/plan-content.js';
import { versionChecksum } from '../plans/plan-records.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import type { Sip, SipVersion } from './sip.entity.js';
import { SIPS } from './sip-definition.js';
import { SIP, type SipDraft } from './sip-fields.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from './sip-kinds.js';

const version: SipDraft & { number: number } = {
  number: 2,
  whatMatters: 'Att vara mamma.',
  needSeenOn: '2026-02-01',
  calledOn: '2026-02-08',
  metOn: '2026-03-09',
  overallPrincipalId: 'r',
  noMeasuresByOthers: false,
  noRegionAction: 'Inget nu.',
  noMunicipalityAction: 'Inget heller.',
  needSeenBy: NeedSeenBy.RELATIVE,
  needSeenAt: 'Hemma',
  wantsHelpWith: 'Breven.',
  wantsThere: 'Min syster.',
  wantsNotThere: 'Grannen.',
  meetingLedBy: 'Jag',
  meetingPlace: 'Biblioteket',
  personAbsence: '',
  relativesPart: RelativesPart.TOOK_PART,
  relativesNote: 'Syster.',
  consentOn: '2026-02-08',
  consentForm: ConsentForm.ORAL,
  consentScope: 'Målen.',
  followUpOn: '2026-09-09',
  followUpBy: 'Amina',
  goals: [{ term: GoalTerm.LONG, text: 'Arbeta.' }],
  measures: [
    {
      text: 'Samtal.',
      byOthers: false,
      principalId: 'r',
      otherActor: '',
      unit: 'Teamet',
      responsible: 'Amina',
      reach: '040-628 04 12',
      fromDate: '2026-03-01',
      dueDate: null,
    },
  ],
  participants: [
    {
      name: 'Åsa',
      kind: ParticipantKind.PERSON,
      role: 'Jag',
      phone: '040-628 04 11',
      attended: true,
      absence: 'Sjuk.',
      audience: Audience.TEAM,
    },
  ],
};

it('has, agreed in the first format, the checksum of what was agreed then, whatever fields have come since', () => {
  const agreed =
    `{"calledOn":"2026-02-08","consentForm":"ORAL","consentOn":"2026-02-08","consentScope":"Målen.",
"followUpBy":"Amina","followUpOn":"2026-09-09","goals":[{"term":"LONG","text":"Arbeta."}],
"measures":[{"byOthers":false,"dueDate":null,"fromDate":"2026-03-01","otherActor":"","principalId":"r",
"responsible":"Amina","text":"Samtal.","unit":"Teamet"}],"metOn":"2026-03-09","needSeenOn":"2026-02-01",
"noMeasuresByOthers":false,"number":2,"overallPrincipalId":"r",
"participants":[{"attended":true,"kind":"PERSON","name":"Åsa","phone":"040-628 04 11","role":"Jag"}],
"personAbsence":"","personId":"p","relativesNote":"Syster.","relativesPart":"TOOK_PART","sipId":"s",
"whatMatters":"Att vara mamma."}`.replaceAll('\n', '');
  const checksum = createHash('sha256').update(agreed).digest('hex');
  expect(versionChecksum(SIPS, { id: 's', personId: 'p' } as Sip, version as SipVersion, 1)).toBe(checksum);
});

it('is followed by a version with all that may still hold, without what belongs to the meeting', () => {
  const { number: _, ...content } = version;
  expect(nextContent(SIP, version)).toEqual({
    ...content,
    ...{ needSeenBy: null, needSeenAt: '', meetingLedBy: '', meetingPlace: '' },
    needSeenOn: null,
    calledOn: null,
    metOn: null,
    relativesPart: null,
    relativesNote: '',
    consentOn: null,
    consentForm: null,
    followUpOn: null,
    participants: [{ ...content.participants[0], attended: false, absence: '' }],
  });
});
