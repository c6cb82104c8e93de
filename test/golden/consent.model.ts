import type { ConsentDocument, ConsentsDocument } from '../../src/consents/consent.document.js';
import { GroundState } from '../../src/consents/ground-state.js';

const sheet = {
  date: '2026-03-02',
  person: { name: 'Elsa Åkesson', birthDate: '1984-05-12', fictitious: true },
  giver: 'Region Exempel',
  team: { name: 'FACT-teamet Exempel', phone: '040-628 04 00' },
};

const ground = {
  id: '3a9c2b1e-7d40-4e86-9d31-5f6a0c8e2b47',
  state: GroundState.IN_FORCE,
  notGivenBecause: null,
  receiver: 'Exempel kommun',
  readers: 'De som arbetar för Exempel kommun i ett team där jag är inskriven',
  purpose: 'Att boendestödet ska veta vad som hjälper när jag mår sämre,\noch vad vi har kommit överens om.',
  categories: ['Krisplan', 'SIP (samordnad individuell plan)'],
  fromDate: '2026-03-02',
  toDate: '2027-03-01',
  kind: 'Samtycke',
  paragraph: 'OSL 10:1, 12:2',
  givenByPerson: true,
  opensRecords: false,
  isConsent: true,
  mayEnd: true,
  mayNarrow: true,
  isWritten: true,
  isNarrowed: false,
  scans: [],
  circumstance: null,
  reason: null,
  form: 'Skriftligt',
  informedOn: null,
  scope: null,
  standingRelease: false,
  recordedOn: '2026-03-02',
  recordedBy: 'Amina Warsame',
  withdrawnOn: null,
  withdrawalNote: null,
} satisfies ConsentsDocument['ended'][number];

const byLaw: ConsentsDocument['ended'][number] = {
  ...ground,
  receiver: 'Psykiatriska akutmottagningen (Region Nästa)',
  readers: 'De som arbetar på Psykiatriska akutmottagningen och har fått behörighet att läsa där',
  purpose: 'Att akutmottagningen ska kunna ge rätt vård i natt.',
  categories: ['Krisplan'],
  kind: 'Nödvändig vård, från hälso- och sjukvården',
  paragraph: 'OSL 25:12',
  givenByPerson: false,
  isConsent: false,
  circumstance: 'Vård enligt LPT eller LRV',
  reason: 'Elsa vårdas enligt LPT och kan inte själv berätta vilka mediciner hon tål.',
  form: null,
};

const withdrawn: ConsentsDocument['ended'][number] = {
  ...ground,
  state: GroundState.WITHDRAWN,
  receiver: 'Försäkringskassan',
  readers: 'De som arbetar för Försäkringskassan i ett team där jag är inskriven',
  mayEnd: false,
  form: 'Muntligt, noterat',
  withdrawnOn: '2026-03-09',
  withdrawalNote: 'Sa på mötet att det räcker nu.',
};

/** Before it is signed, and as it was recorded. */
export const consentDraft: ConsentDocument = { ...sheet, ground, isDraft: true };
export const consentByLaw: ConsentDocument = { ...sheet, ground: byLaw, isDraft: false };
export const consentWithdrawn: ConsentDocument = { ...sheet, ground: withdrawn, isDraft: false };

export const consents: ConsentsDocument = {
  ...sheet,
  date: '2026-03-10',
  inForce: [{ ...ground, state: GroundState.EXPIRING, toDate: '2026-04-01' }, byLaw],
  coming: [{ ...ground, state: GroundState.COMING, fromDate: '2026-04-02', toDate: '2027-04-01' }],
  ended: [withdrawn],
};
