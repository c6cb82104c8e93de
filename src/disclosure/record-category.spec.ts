import { categoryOf, RecordCategory } from './record-category.js';

describe('the category of a record', () => {
  it.each([
    ['crisis_plan', RecordCategory.CRISIS_PLAN],
    ['crisis_plan_version', RecordCategory.CRISIS_PLAN],
    ['sip', RecordCategory.SIP],
    ['sip_version', RecordCategory.SIP],
    ['resource_group', RecordCategory.RESOURCE_GROUP],
    ['person', RecordCategory.PERSON],
    ['enrolment', RecordCategory.PERSON],
  ])('%s is %s', (recordType, category) => expect(categoryOf(recordType)).toBe(category));
});
