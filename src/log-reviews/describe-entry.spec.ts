import { describeRoles } from '../access/describe-roles.js';
import { Role } from '../access/role.js';
import { GroundKind } from '../disclosure/ground-kinds.js';
import { LoggedAction, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { locales } from '../platform/i18n/locale.js';
import { describeAction, describeGround } from './describe-entry.js';

const { ALLOWED, DENIED } = LoggedOutcome;

describe('a row of the log in words', () => {
  it.each([
    [LoggedAction.READ, 'crisis_plan_version', ALLOWED, 'läste krisplanen'],
    [LoggedAction.PRINT, 'sip_version', ALLOWED, 'skrev ut den samordnade individuella planen (SIP)'],
    [LoggedAction.LIST, 'enrolment', ALLOWED, 'såg inskrivningen i en lista'],
    [LoggedAction.READ, 'person', DENIED, 'försökte nå personuppgifterna men släpptes inte in'],
    [LoggedAction.READ, 'something_new', ALLOWED, 'läste en uppgift'],
  ])('says of %s %s %s: %s', (action, recordType, outcome, words) => {
    expect(describeAction('sv', { action, recordType, outcome })).toBe(words);
  });

  it('has words for every action, ground and role, in both languages', () => {
    for (const locale of locales) {
      for (const action of Object.values(LoggedAction))
        expect(describeAction(locale, { action, recordType: 'sip', outcome: ALLOWED })).not.toBe('');
      for (const ground of ['CARE_RELATION', 'EMERGENCY_OPENING', ...Object.values(GroundKind)])
        expect(describeGround(locale, { ground })).not.toBe('');
      const actorRoles = Object.values(Role).join(',');
      expect(describeRoles(locale, { actorRoles }).split(', ')).toHaveLength(Object.values(Role).length);
    }
  });

  it('says nothing where there is nothing to say', () => {
    expect(describeGround('sv', { ground: null })).toBeNull();
    expect(describeRoles('sv', { actorRoles: null })).toBe('');
    expect(describeRoles('sv', { actorRoles: '' })).toBe('');
  });
});
