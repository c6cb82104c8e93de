import 'reflect-metadata';
import { digestOf } from '../plans/content-digest.js';
import { mergeContent } from '../plans/merge-content.js';
import { blankContent } from '../plans/plan-content.js';
import type { SipVersion } from './sip.entity.js';
import { PARTICIPANT, SIP, type SipDraft } from './sip-fields.js';
import { ParticipantKind } from './sip-kinds.js';
import { withHiddenContactDetails } from './without-contact-details.js';

type Participant = SipDraft['participants'][number];

const { PERSON, RELATIVE, OTHER } = ParticipantKind;
const met = (name: string, kind: ParticipantKind, change: Partial<Participant> = {}): Participant => ({
  ...blankContent(PARTICIPANT),
  ...{ name, kind },
  ...change,
});
const sip = (...participants: Participant[]): SipDraft => ({ ...blankContent(SIP), participants });

describe('a number that its writer is not shown', () => {
  const kept = (stored: Participant[], draft: Participant[]) =>
    withHiddenContactDetails(sip(...draft), sip(...stored) as SipVersion).participants.map(
      ({ name, phone }) => [name, phone],
    );
  const stored = [met('Mor', RELATIVE), met('Viktor', PERSON, { phone: '070-2' })];

  it('stays beside the name it stood beside, and beside its new name', () => {
    const two = [stored[1]!, met('Vikarie', PERSON, { phone: '070-3' })];
    expect(kept(two, [met('Viktor', PERSON), met('Vikarie', PERSON)])).toEqual([
      ['Viktor', '070-2'],
      ['Vikarie', '070-3'],
    ]);
    expect(kept(stored, [met('Mor', RELATIVE), met('Viktor L', PERSON)])).toEqual([
      ['Mor', ''],
      ['Viktor L', '070-2'],
    ]);
    expect(kept(stored, [met('Viktor', PERSON, { phone: '070-9' })])).toEqual([['Viktor', '070-9']]);
  });

  it('never becomes somebody else’s', () => {
    expect(kept(stored, [met('Mor', PERSON), met('Viktor', OTHER)])).toEqual([
      ['Mor', ''],
      ['Viktor', ''],
    ]);
    expect(kept(stored, [met('Mor', PERSON)])).toEqual([['Mor', '']]);
  });
});

describe('two who write who met', () => {
  const merged = (mine: SipDraft, theirs: SipDraft, began: SipDraft) =>
    mergeContent(SIP, mine, theirs, digestOf(SIP, began)).merged.participants;
  const [anna, bo, here] = [met('Anna', RELATIVE), met('Bo', RELATIVE), { attended: true }];

  it('say the same once', () => {
    const [annaCame, boCame] = [met('Anna', RELATIVE, here), met('Bo', RELATIVE, here)];
    expect(merged(sip(boCame), sip(annaCame, boCame), sip(annaCame, bo))).toEqual([boCame]);
  });

  it('give nobody the number of another', () => {
    const annaCalled = met('Anna', RELATIVE, { phone: '070-1' });
    expect(merged(sip(bo), sip(annaCalled), sip(anna))).toEqual([bo, annaCalled]);
  });
});
