import { GROUND_RULES, GroundKind } from './ground-kinds.js';
import { categoryOf, RecordCategory } from './record-category.js';

describe('the grounds there are', () => {
  it.each(['10:27', '10:15'])('never include OSL %s, which is not about care', (paragraph) => {
    const cited = Object.values(GROUND_RULES).map((rule) => rule.paragraph);
    expect(cited).toHaveLength(Object.values(GroundKind).length);
    expect(cited.filter((text) => text.includes(paragraph))).toEqual([]);
  });

  it('ask the person, or for a reason why not', () => {
    for (const { givenByPerson, needsReason } of Object.values(GROUND_RULES))
      expect(givenByPerson).toBe(!needsReason);
  });
});

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
