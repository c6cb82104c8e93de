import { registerEnumType } from '@nestjs/graphql';

/** The kinds of record about a person that can be shared one by one. */
export enum RecordCategory {
  PERSON = 'PERSON',
  CRISIS_PLAN = 'CRISIS_PLAN',
  SIP = 'SIP',
  RESOURCE_GROUP = 'RESOURCE_GROUP',
}
registerEnumType(RecordCategory, {
  name: 'RecordCategory',
  description: 'A kind of record about a person that can be shared (slag av uppgifter).',
  valuesMap: {
    PERSON: { description: 'Name, contact details and enrolments.' },
    CRISIS_PLAN: { description: 'Crisis plans (krisplan).' },
    SIP: { description: 'Coordinated individual plans (SIP).' },
    RESOURCE_GROUP: { description: "The person's resource group and its goals (resursgrupp)." },
  },
});

const CATEGORY_OF: Record<string, RecordCategory> = {
  crisis_plan: RecordCategory.CRISIS_PLAN,
  crisis_plan_version: RecordCategory.CRISIS_PLAN,
  unit_question: RecordCategory.CRISIS_PLAN,
  unit_answer: RecordCategory.CRISIS_PLAN,
  sip: RecordCategory.SIP,
  sip_version: RecordCategory.SIP,
  sip_follow_up: RecordCategory.SIP,
  sip_call: RecordCategory.SIP,
  resource_group: RecordCategory.RESOURCE_GROUP,
};

/** The category of a record, by the name of its table. What has none of its own belongs to the person's card. */
export function categoryOf(recordType: string): RecordCategory {
  return CATEGORY_OF[recordType] ?? RecordCategory.PERSON;
}
