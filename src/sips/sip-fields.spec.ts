import { copy } from '../../test/golden/copy.model.js';
import 'reflect-metadata';
import { changesOf, namesOf } from '../../test/support/changed-fields.js';
import { ConsentForm } from '../consents/consent-form.js';
import { Audience } from '../disclosure/audience.js';
import type { Person } from '../persons/person.entity.js';
import { mergeContent } from '../plans/merge-content.js';
import { blankContent, contentOf, latestFormat } from '../plans/plan-content.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { versionChecksum } from '../plans/plan-records.js';
import { openedForm } from '../plans/written-meanwhile.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import { renderSip } from './sip.document.js';
import type { Sip, SipVersion } from './sip.entity.js';
import { SIPS } from './sip-definition.js';
import { SIP } from './sip-fields.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from './sip-kinds.js';
import { sipDocument } from './sip-print.js';

const region = { name: 'Region Påhitt', kind: 'REGION' };
const measure = {
  text: 'Samtal hemma.',
  byOthers: false,
  principalId: 'r',
  principal: region,
  otherActor: '',
  unit: 'Teamet',
  responsible: 'Amina',
  reach: '040-628 04 12',
  fromDate: '2026-03-01',
  dueDate: '2026-06-01',
};
/** Something in every field. */
const version = {
  sipId: 's',
  number: 1,
  status: PlanStatus.AGREED,
  agreedAt: new Date('2026-03-09T10:00:00Z'),
  checksum: null,
  whatMatters: 'Att vara mamma.',
  needSeenOn: '2026-02-01',
  needSeenBy: NeedSeenBy.MUNICIPALITY,
  needSeenAt: 'Boendestödet',
  wantsHelpWith: 'Breven.',
  wantsThere: 'Min syster.',
  wantsNotThere: 'Grannen.',
  meetingLedBy: 'Leyla',
  meetingPlace: 'Biblioteket',
  calledOn: '2026-02-08',
  metOn: '2026-03-09',
  overallPrincipalId: 'r',
  overallPrincipal: region,
  noMeasuresByOthers: true,
  noRegionAction: 'Inget nu.',
  noMunicipalityAction: 'Inget heller.',
  personAbsence: 'Orkade inte.',
  relativesPart: RelativesPart.OTHER,
  relativesNote: 'Syster i telefon.',
  consentOn: '2026-02-08',
  consentForm: ConsentForm.ORAL,
  consentScope: 'Målen, ett år.',
  followUpOn: '2026-09-09',
  followUpBy: 'Amina',
  goals: [{ term: GoalTerm.LONG, text: 'Arbeta halvtid.' }],
  measures: [measure, { ...measure, text: 'Pröva.', byOthers: true, otherActor: 'Arbetsförmedlingen' }],
  participants: [
    {
      name: 'Åsa Påhittsson',
      kind: ParticipantKind.PERSON,
      role: '',
      phone: '',
      attended: false,
      absence: 'Sjuk.',
      audience: Audience.CARE_AND_SUPPORT,
    },
    {
      name: 'Amina',
      kind: ParticipantKind.REGION,
      role: 'Samordnare',
      phone: '040-628 04 11',
      attended: true,
      absence: 'Gick tidigt.',
      audience: Audience.CARE_AND_SUPPORT,
    },
  ],
  voiding: null,
  ending: null,
  disagreements: [],
} as unknown as SipVersion;
/** That nobody else does anything is said where nobody does. */
const aloneVersion = { ...version, measures: [measure] } as SipVersion;

const changes = [...changesOf(SIP, version), ...changesOf(SIP, aloneVersion)];
const names = [...new Set(changes.map(({ name }) => name))];
const changesFor = (name: string) => changes.filter((change) => change.name === name);
const sheet = (shown: SipVersion) =>
  renderSip(
    sipDocument(
      {
        sip: { supporting: [{ team: { name: 'Teamet', phone: '' } }] } as unknown as Sip,
        version: shown,
        person: {
          givenName: 'Åsa',
          language: 'svenska',
          familyName: 'Påhittsson',
          identityNumber: 'RES1',
          identityKind: 'RESERVE',
          protectedIdentity: false,
        } as Person,
        group: null,
      },
      { kind: PlanReader.TEAM, categories: [] },
      'sv',
    ),
    copy,
    'sv',
  );

it('is all on the sheet, save who may read a number and whom the person does not want there', () => {
  expect(namesOf(changes, Audience.TEAM)).toEqual(['wantsNotThere', 'participants.audience']);
});

it.each(namesOf(changes, Audience.EVERYONE))('%s stands on the sheet', (name) => {
  const before = [sheet(version), sheet(aloneVersion)];
  const seen = changesFor(name).some((change) => {
    const changed = sheet(change.version);
    return change.text ? changed.includes(change.text) : !before.includes(changed);
  });
  expect(seen).toBe(true);
});

it.each(names)('%s stands in the form, and changes the checksum', (name) => {
  const form = (shown: SipVersion) => JSON.stringify(openedForm(SIPS, shown));
  const checksum = (shown: SipVersion) =>
    versionChecksum(SIPS, { id: 's', personId: 'p' } as Sip, shown, latestFormat(SIP));
  for (const { version: changed } of changesFor(name))
    for (const before of [version, aloneVersion]) {
      expect(form(changed)).not.toBe(form(before));
      expect(checksum(changed)).not.toBe(checksum(before));
    }
});

it('takes all that only the other wrote into a draft of two', () => {
  const { merged } = mergeContent(SIP, blankContent(SIP), version, '');
  expect(merged).toEqual({ ...contentOf(SIP, version), noMeasuresByOthers: false });
});
