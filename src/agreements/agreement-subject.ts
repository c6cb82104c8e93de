import { registerEnumType } from '@nestjs/graphql';

export enum AgreementSubject {
  PSYCHIATRIC_DISABILITY = 'PSYCHIATRIC_DISABILITY',
  ADDICTION = 'ADDICTION',
  SIP = 'SIP',
  DISCHARGE = 'DISCHARGE',
  CONSULTATION = 'CONSULTATION',
  OTHER = 'OTHER',
}
registerEnumType(AgreementSubject, {
  name: 'AgreementSubject',
  description: 'What an agreement between principals covers.',
  valuesMap: {
    PSYCHIATRIC_DISABILITY: {
      description: 'Persons with psychiatric disability (psykisk funktionsnedsättning): HSL 16:3, SoL 7:2.',
    },
    ADDICTION: { description: 'Persons with harmful use or addiction (beroende): HSL 16:3, SoL 7:2.' },
    SIP: { description: 'Coordinated individual plans (SIP), with local deadlines.' },
    DISCHARGE: { description: 'Discharge from inpatient care (utskrivning): 2017:612 4:5.' },
    CONSULTATION: { description: 'Consultation between primary care and psychiatry (konsultation).' },
    OTHER: { description: 'Something else (annat).' },
  },
});
