import { registerEnumType } from '@nestjs/graphql';

export enum IdentityKind {
  PERSONNUMMER = 'PERSONNUMMER',
  SAMORDNINGSNUMMER = 'SAMORDNINGSNUMMER',
  RESERVE = 'RESERVE',
}
registerEnumType(IdentityKind, {
  name: 'IdentityKind',
  description: 'Which number identifies the person.',
  valuesMap: {
    PERSONNUMMER: { description: 'Personal identity number.' },
    SAMORDNINGSNUMMER: { description: 'Coordination number, with 60 added to the day of birth.' },
    RESERVE: {
      description: "A principal's own number, with a letter in it and no date of birth (reservnummer).",
    },
  },
});

export enum LeavingReason {
  PLANNED = 'PLANNED',
  TRANSFERRED = 'TRANSFERRED',
  DECLINED = 'DECLINED',
  LOST_CONTACT = 'LOST_CONTACT',
  MOVED = 'MOVED',
  DECEASED = 'DECEASED',
}
registerEnumType(LeavingReason, {
  name: 'LeavingReason',
  description: 'Why an enrolment ended (avslutsorsak).',
  valuesMap: {
    PLANNED: { description: 'It ended as planned (planerat avslut).' },
    TRANSFERRED: { description: 'Another service took over (överförd).' },
    DECLINED: { description: 'The person did not want to go on (avböjt).' },
    LOST_CONTACT: { description: 'The team and the person lost contact (kontakten bröts).' },
    MOVED: { description: 'The person moved (flyttade).' },
    DECEASED: { description: 'The person died (avliden).' },
  },
});

export enum PlanAfterLeaving {
  GOES_ON = 'GOES_ON',
  ENDED = 'ENDED',
}
registerEnumType(PlanAfterLeaving, {
  name: 'PlanAfterLeaving',
  description: 'What becomes of a plan in force when the person leaves the last team.',
  valuesMap: {
    GOES_ON: { description: 'It stays in force: another team takes over (fortsätter gälla).' },
    ENDED: { description: 'It is ended: the person has moved or left (avslutas).' },
  },
});

export enum Intensity {
  STANDARD = 'STANDARD',
  INTENSIVE = 'INTENSIVE',
}
registerEnumType(Intensity, {
  name: 'Intensity',
  description: 'How intensive the support is now (FACT).',
  valuesMap: {
    STANDARD: { description: 'The usual support (vanligt stöd, grundnivå).' },
    INTENSIVE: { description: 'More than the usual support (intensivt stöd).' },
  },
});

export enum LegalFrame {
  VOLUNTARY = 'VOLUNTARY',
  LPT_INPATIENT = 'LPT_INPATIENT',
  LPT_OUTPATIENT = 'LPT_OUTPATIENT',
  LRV_INPATIENT = 'LRV_INPATIENT',
  LRV_OUTPATIENT = 'LRV_OUTPATIENT',
  LPT = 'LPT',
  LRV = 'LRV',
}
registerEnumType(LegalFrame, {
  name: 'LegalFrame',
  description: 'Whether care is compulsory, under which law, and in or outside hospital (vårdform).',
  valuesMap: {
    VOLUNTARY: { description: 'Not compulsory (frivillig vård).' },
    LPT_INPATIENT: {
      description: 'Compulsory psychiatric care in hospital (sluten psykiatrisk tvångsvård).',
    },
    LPT_OUTPATIENT: {
      description:
        'Compulsory psychiatric care outside hospital (öppen psykiatrisk tvångsvård): the plan is the coordinated care plan of LPT 7 a §.',
    },
    LRV_INPATIENT: { description: 'Forensic psychiatric care in hospital (sluten rättspsykiatrisk vård).' },
    LRV_OUTPATIENT: {
      description:
        'Forensic psychiatric care outside hospital (öppen rättspsykiatrisk vård): the plan is the coordinated care plan of LRV 12 a §.',
    },
    LPT: {
      description:
        'Compulsory psychiatric care (LPT), not said whether in hospital or outside. It is read, and not chosen.',
    },
    LRV: {
      description:
        'Forensic psychiatric care (LRV), not said whether in hospital or outside. It is read, and not chosen.',
    },
  },
});

export enum PlanKind {
  CRISIS_PLAN = 'CRISIS_PLAN',
  SIP = 'SIP',
}
registerEnumType(PlanKind, {
  name: 'PlanKind',
  description: 'Which of the plans that a person may have.',
  valuesMap: {
    CRISIS_PLAN: { description: 'A crisis plan, whatever it is called (krisplan).' },
    SIP: { description: 'A coordinated individual plan (SIP).' },
  },
});
