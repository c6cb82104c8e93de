import type { CrisisPlanPaper, DocumentStatement } from '../../src/crisis-plans/crisis-plan.document.js';
import type { DocumentPerson } from '../../src/plans/plan.document.js';
import { partsOf, type Sections } from './plan-parts.js';

/** A made-up person. Telephone numbers are of the series that are reserved for made-up ones. */
export const elsa: DocumentPerson = {
  name: 'Elsa Åkesson',
  birthDate: '1984-05-12',
  language: 'svenska',
  needsInterpreter: false,
  fictitious: true,
  protectedIdentity: false,
  address: 'Påhittsgatan 4, Malmö',
  phone: '070-174 06 05',
};

const said = (text: string, author: DocumentStatement['author']): DocumentStatement => ({
  text,
  author,
  answer: null,
  answerReason: '',
});
const person = (text: string): DocumentStatement => said(text, 'PERSON');
const relative = (text: string): DocumentStatement => said(text, 'RELATIVE');
const staff = (text: string): DocumentStatement => said(text, 'STAFF');

/** What stands in the sections of {@link crisisPlan}. */
export const crisisPlanSections: Sections = {
  TRIGGERS: [
    person('Flera nätter i rad med mindre än fyra timmars sömn.'),
    person('Brev från myndigheter som jag inte förstår.'),
    relative('November, när det blir mörkt.'),
  ],
  EARLY_SIGNS: [
    [
      person('Jag slutar svara på Karins meddelanden.'),
      person('Jag börjar vända på dygnet och dricker kaffe på natten.'),
    ],
    [
      person('Jag tror att grannarna pratar om mig genom väggen.'),
      relative('Hon drar ner persiennerna och handlar inte mat.'),
    ],
    [
      person('Rösterna ger order. Då vågar jag inte vara ensam.'),
      staff('Elsa kommer inte till två avtalade möten i rad.'),
    ],
  ],
  OWN_ACTIONS: [
    person('Lyssna på havsljud i hörlurar och ta en dusch.'),
    person('Skriva ner vad rösterna säger och stänga boken.'),
    person('Gå slingan runt dammen, helst med katten i selen.'),
  ],
  PEOPLE_AND_PLACES: [person('Karin, min syster.'), person('Café Ankaret, vid fönstret längst in.')],
  WHO_TO_ASK: [
    person('Karin Åkesson, syster, 070-174 06 17. Får väckas.'),
    person('Grannen Bo, 070-174 06 29, före klockan 22.'),
  ],
  PROFESSIONALS: [
    person('Amina, min samordnare i teamet, 040-628 04 01.'),
    person('Doktor Lindqvist, psykiater i teamet.'),
    staff('Kontaktperson hos boendestödet: Jonas, 040-628 04 34.'),
  ],
  WHAT_HELPS: [
    person('Tala lugnt och säg vad du heter.'),
    person('Låt mig sitta nära dörren.'),
    person('Fråga om jag har ätit.'),
    relative('Ring Karin, så pratar hon med Elsa.'),
  ],
  WHAT_DOES_NOT_HELP: [
    person('Många i rummet samtidigt.'),
    person('Att bli tagen i armen.'),
    person('Att höra ”lugna ner dig”.'),
  ],
  MEDICINES: [
    person('Olanzapin 10 mg till natten. Det fungerar för mig.'),
    person('Jag vill inte ha haloperidol. Jag fick kramp i nacken 2019.'),
    staff('Överkänslig mot penicillin.'),
  ],
  SAFE_SURROUNDINGS: [person('Karin förvarar mina tabletter och ger mig en dosett i taget.')],
  PRACTICAL_MATTERS: [
    person('Katten Sixten behöver mat två gånger om dagen. Nyckel finns hos Bo.'),
    person('Min son Love, 9 år, är hos sin pappa varannan vecka. Ring pappan, Mikael, 070-174 06 41.'),
  ],
  WHO_MAY_KNOW: [
    person('Karin får veta allt.'),
    person('Mikael får veta att jag är inlagd, men inte varför.'),
  ],
};

export const crisisPlan: CrisisPlanPaper = {
  label: 'KRISPLAN',
  version: 3,
  status: 'AGREED',
  date: '2026-03-14',
  checksum: '9f2c4e1ab7d05388c6e1f0a4d2b97c5e3a8840f16bd27e95c0a1b3d4e5f60718',
  person: elsa,
  team: {
    name: 'FACT-teamet Exempel',
    phone: '040-628 04 00',
    openingHours: 'måndag–fredag 8.00–16.30',
    hours: null,
    isNone: false,
  },
  closedHours: {
    text: 'Ring först mobila teamet. Säg att det finns en krisplan.\nKan jag inte prata själv får Karin ringa åt mig.',
    noUnitReason: '',
    units: [
      {
        unitId: null,
        name: 'Mobila akutteamet',
        task: 'Pratar i telefon och kommer hem till mig vid behov.',
        openingHours: 'Alla dagar\n8.00–23.00',
        hours: null,
        phone: '040-628 04 11',
        response: 'ACCEPTED',
        respondedOn: '2026-03-10',
      },
      {
        unitId: null,
        name: 'Psykiatriska akutmottagningen',
        task: 'Tar emot mig utan remiss. Planen finns i min journal.',
        openingHours: 'Dygnet runt',
        hours: null,
        phone: '040-628 04 22',
        response: 'ACCEPTED',
        respondedOn: '2026-03-11',
      },
      {
        unitId: null,
        name: 'Boendestödets kvällslag',
        task: 'Sitter med mig tills jag somnar.',
        openingHours: 'Alla dagar\n16.00–22.00',
        hours: null,
        phone: '040-628 04 33',
        response: 'PENDING',
        respondedOn: null,
      },
    ],
    isNobodyAsked: false,
    declined: [],
    isAnswerOut: true,
    isEmpty: false,
  },
  practicalHelp: [
    {
      unitId: null,
      name: 'Hemtjänsten på Ön',
      task: 'Tittar till katten om jag läggs in.',
      openingHours: 'Alla dagar\n7.00–22.00',
      hours: null,
      phone: '040-628 04 44',
      response: 'ACCEPTED',
      respondedOn: '2026-03-12',
    },
  ],
  week: {
    rows: [
      { when: 'mån–fre 8–16.30', who: 'FACT-teamet Exempel' },
      { when: 'lör–sön 8–16, alla dagar 22–23', who: 'Mobila akutteamet; Psykiatriska akutmottagningen' },
      {
        when: 'mån–fre 16.30–22, lör–sön 16–22',
        who: 'Mobila akutteamet; Psykiatriska akutmottagningen; Boendestödets kvällslag (har inte svarat än)',
      },
      { when: 'alla dagar 23–8', who: 'Psykiatriska akutmottagningen' },
    ],
    apart: [
      {
        days: 'fredag 3 april 2026',
        rows: [
          { when: '0–8, 23–24', who: 'Psykiatriska akutmottagningen' },
          { when: '8–16, 22–23', who: 'Mobila akutteamet; Psykiatriska akutmottagningen' },
        ],
      },
    ],
    lookedTo: '2026-04-10',
  },
  parts: partsOf(crisisPlanSections),
  contacts: [
    {
      name: 'Karin Åkesson',
      relation: 'Syster',
      phone: '070-174 06 17',
      whenToCall: 'När som helst, får väckas.',
      checkedOn: null,
    },
    { name: 'Bo Ek', relation: 'Granne', phone: '070-174 06 29', whenToCall: '', checkedOn: null },
  ],
  skipped: [],
  provisional: false,
  participants: [],
  amendments: { voiding: null, ending: null, disagreements: [] },
  resourceGroup: {
    members: [
      { name: 'Karin Åkesson', kind: 'RELATIVE', relation: 'Syster', phone: '070-174 06 17' },
      { name: 'Amina Warsame', kind: 'STAFF', relation: 'Samordnare i teamet', phone: '040-628 04 01' },
      { name: 'Bo Ek', kind: 'FRIEND', relation: '', phone: '' },
    ],
    goals: [
      { term: 'LONG', text: 'Ha Love hos mig på loven.', followUpOn: '2026-12-01' },
      { term: 'SHORT', text: 'Sova före midnatt fem nätter i veckan.', followUpOn: '2026-05-04' },
    ],
  },
  madeTogether: true,
  madeOn: '2026-03-09',
  phase: 'STABLE',
  reviewOn: '2026-09-14',
};

/** As little as a draft can hold, of a person whose whereabouts must not show. */
export const crisisPlanDraft: CrisisPlanPaper = {
  label: 'SAKERHETSPLAN',
  version: 1,
  status: 'DRAFT',
  date: '2026-03-02',
  checksum: null,
  person: {
    name: 'Noor Exempel',
    birthDate: null,
    language: 'arabiska',
    needsInterpreter: true,
    fictitious: true,
    protectedIdentity: true,
  },
  team: {
    name: 'FACT-teamet Exempel',
    phone: '',
    openingHours: 'måndag–fredag 8.00–16.30',
    hours: null,
    isNone: false,
  },
  closedHours: {
    text: '',
    noUnitReason: '',
    units: [],
    isNobodyAsked: true,
    declined: [],
    isAnswerOut: false,
    isEmpty: false,
  },
  practicalHelp: [],
  week: null,
  parts: partsOf(
    {
      OWN_ACTIONS: [person('Ringa min bror.')],
      WHAT_DOES_NOT_HELP: [person('Att vänta utan att veta hur länge.')],
    },
    'en',
  ),
  contacts: [],
  skipped: [],
  provisional: false,
  participants: [],
  amendments: { voiding: null, ending: null, disagreements: [] },
  resourceGroup: null,
  madeTogether: false,
  madeOn: null,
  phase: null,
  reviewOn: null,
};
