import { registerEnumType } from '@nestjs/graphql';

/** In the order of the line. */
export enum DischargeStep {
  ADMISSION_NOTICE = 'ADMISSION_NOTICE',
  PLANNED = 'PLANNED',
  FAST_CONTACT = 'FAST_CONTACT',
  READY = 'READY',
  CALL = 'CALL',
  INFORMATION = 'INFORMATION',
  DISCHARGE = 'DISCHARGE',
}
registerEnumType(DischargeStep, {
  name: 'DischargeStep',
  description: 'A step of a discharge from inpatient care (2017:612).',
  valuesMap: {
    ADMISSION_NOTICE: { description: 'The notice of admission (inskrivningsmeddelande), 2:3.' },
    PLANNED: { description: 'The day of discharge is planned (planerad utskrivning).' },
    FAST_CONTACT: { description: 'A fixed care contact is named (fast vårdkontakt), 2:5.' },
    READY: { description: 'The notice that the person is ready (utskrivningsklar), 3:1.' },
    CALL: { description: 'The call to the SIP (kallelse), 4:3.' },
    INFORMATION: { description: 'Information is handed over on the day of discharge, 3:2.' },
    DISCHARGE: { description: 'The discharge (utskrivning).' },
  },
});
