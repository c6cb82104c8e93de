import type { SipDocument } from '../../src/sips/sip.document.js';
import { crisisPlan, elsa } from './crisis-plan.model.js';

export const sip: SipDocument = {
  version: 2,
  status: 'AGREED',
  date: '2026-04-22',
  checksum: '51d0a7c3e94b82f6105cfe37ab6d9920d84e17b35c6fa0928e7d41b3f05ac6e8',
  person: elsa,
  team: { name: 'FACT-teamet Exempel', phone: '040-628 04 00', isNone: false },
  whatMatters: 'Att vara mamma på heltid när Love är hos mig.\nAtt ha något att gå till på förmiddagarna.',
  longTermGoals: ['Arbeta halvtid i ett växthus.'],
  shortTermGoals: ['Prova på odlingen i Exempelparken en förmiddag i veckan.', 'Få ordning på hyresskulden.'],
  principals: [
    {
      name: 'Region Exempel',
      measures: [
        {
          text: 'Samtal hemma en gång i veckan om sömn och oro.',
          unit: 'FACT-teamet Exempel',
          responsible: 'Amina Warsame',
          fromDate: '2026-04-27',
          dueDate: '2026-10-30',
        },
        {
          text: 'Läkarbesök för att se över medicinen.',
          unit: 'FACT-teamet Exempel',
          responsible: 'Eva Lindqvist',
          fromDate: null,
          dueDate: '2026-05-29',
        },
      ],
    },
    {
      name: 'Exempel kommun',
      measures: [
        {
          text: 'Boendestöd två gånger i veckan: post, matlagning, planering av dagen.',
          unit: 'Boendestödet Väster',
          responsible: 'Jonas Öberg',
          fromDate: '2026-05-04',
          dueDate: null,
        },
        {
          text: 'Budget- och skuldrådgivning.',
          unit: 'Konsumentvägledningen',
          responsible: '',
          fromDate: '2026-05-11',
          dueDate: '2026-06-30',
        },
      ],
    },
  ],
  measuresByOthers: [
    {
      text: 'Arbetsprövning på odlingen.',
      actor: 'Arbetsförmedlingen',
      unit: '',
      responsible: 'Sara Ahl',
      fromDate: '2026-05-18',
      dueDate: '2026-09-30',
    },
  ],
  noMeasuresByOthers: false,
  overallResponsible: 'Region Exempel',
  needSeenOn: '2026-04-10',
  calledOn: '2026-04-13',
  metOn: '2026-04-22',
  daysToCall: 3,
  daysToMeeting: 9,
  participants: [
    { name: 'Elsa Åkesson', kind: 'PERSON', role: '', phone: '070-174 06 05', attended: true },
    { name: 'Karin Åkesson', kind: 'RELATIVE', role: 'Syster', phone: '070-174 06 17', attended: true },
    {
      name: 'Amina Warsame',
      kind: 'REGION',
      role: 'Vård- och stödsamordnare',
      phone: '040-628 04 01',
      attended: true,
    },
    {
      name: 'Jonas Öberg',
      kind: 'MUNICIPALITY',
      role: 'Boendestödjare',
      phone: '040-628 04 34',
      attended: true,
    },
    { name: 'Sara Ahl', kind: 'OTHER', role: 'Arbetsförmedlare', phone: '', attended: false },
  ],
  keptToCare: true,
  relativesPart: 'TOOK_PART',
  relativesNote: 'Karin hjälper till med posten tills boendestödet är i gång.',
  consent: {
    form: 'WRITTEN',
    givenOn: '2026-04-13',
    scope:
      'Teamet, boendestödet och Arbetsförmedlingen får dela uppgifter om mål, insatser och uppföljning i planen.\nGäller till 2026-10-31.',
  },
  followUpOn: '2026-10-14',
  followUpBy: 'Amina Warsame',
  amendments: { voiding: null, ending: null, disagreements: [] },
  resourceGroup: crisisPlan.resourceGroup,
};
