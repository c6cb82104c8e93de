import 'reflect-metadata';
import { Audience } from '../disclosure/audience.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { PlanReader, StatementAuthor } from '../plans/plan-kinds.js';
import { changedSinceAnswer } from './changed-since-answer.js';
import type { ClosedHoursUnit, CrisisPlanVersion } from './crisis-plan.entity.js';
import { UnitResponse } from './crisis-plan-kinds.js';

const statement = (text: string, audience: Audience) => ({
  ...{ section: 'TRIGGERS', stage: null, text, audience },
  ...{ author: StatementAuthor.PERSON, answer: null, answerReason: '' },
});
const contact = (phone: string) => ({
  ...{ name: 'Mona', relation: 'vän', phone, whenToCall: '', checkedOn: null, audience: Audience.EVERYONE },
});
const row = { response: UnitResponse.ACCEPTED, answeredToId: 'first' } as ClosedHoursUnit;
const first = { id: 'first', closedHours: '', statements: [], contacts: [contact('1')] };
const second = {
  id: 'second',
  closedHours: '',
  statements: [
    statement('För alla.', Audience.EVERYONE),
    statement('För vård och stöd.', Audience.CARE_AND_SUPPORT),
    statement('För teamet.', Audience.TEAM),
  ],
  contacts: [contact('2')],
};

/** The new statements that are told, and the new number of whoever is to be called. */
function told(kind: PlanReader, protectedIdentity: boolean) {
  const versions = [first, second] as unknown as CrisisPlanVersion[];
  const reader = { kind, categories: [RecordCategory.CRISIS_PLAN] };
  const { lists } = changedSinceAnswer(versions, versions[1]!, row, protectedIdentity, reader)!.compared;
  return lists.flatMap(({ rows }) => rows.map(({ after }) => after!.text ?? after!.phone));
}

it.each([
  [PlanReader.CARE, false, ['För alla.', 'För vård och stöd.', '2']],
  [PlanReader.CARE, true, ['För alla.', 'För vård och stöd.', '2']],
  [PlanReader.AUTHORITY, false, ['För alla.', '2']],
  [PlanReader.AUTHORITY, true, ['För alla.', '']],
])(
  'tells %s, of somebody with protected identity: %p, what stands on their sheet',
  (kind, isProtected, texts) => {
    expect(told(kind, isProtected)).toEqual(texts);
  },
);
