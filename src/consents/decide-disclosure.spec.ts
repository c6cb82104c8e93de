import type { Actor, HeldGrant } from '../platform/access/actor.js';
import { Role } from '../platform/access/role.js';
import { decideDisclosure } from './decide-disclosure.js';

const actor = (...grants: HeldGrant[]): Actor => ({
  accountId: 'a',
  name: 'A',
  locale: 'sv',
  requestId: 'r',
  principalId: null,
  grants,
});
const record = { careTeamIds: ['malmö', 'lund'] };

describe('decideDisclosure', () => {
  it('lets a coordinator of a team the person is enrolled in read, and names the team', () => {
    expect(decideDisclosure(actor({ role: Role.COORDINATOR, teamId: 'lund' }), 'plan.read', record)).toEqual({
      allowed: true,
      ground: 'CARE_RELATION',
      teamId: 'lund',
    });
  });

  it.each<[string, Actor, Parameters<typeof decideDisclosure>[1]]>([
    ['another team', actor({ role: Role.COORDINATOR, teamId: 'kalix' }), 'plan.read'],
    ['a team role without a team', actor({ role: Role.COORDINATOR, teamId: null }), 'plan.read'],
    ['a role that does not write plans', actor({ role: Role.TEAM_MANAGER, teamId: 'lund' }), 'plan.write'],
    ['a national analyst', actor({ role: Role.NATIONAL_ANALYST, teamId: null }), 'person.read'],
    ['an administrator', actor({ role: Role.ADMINISTRATOR, teamId: null }), 'person.read'],
    ['nobody', actor(), 'person.read'],
  ])('denies %s', (_, who, policy) => {
    expect(decideDisclosure(who, policy, record)).toEqual({ allowed: false });
  });

  it('denies everyone when the person is enrolled nowhere', () => {
    const coordinator = actor({ role: Role.COORDINATOR, teamId: 'lund' });
    expect(decideDisclosure(coordinator, 'plan.read', { careTeamIds: [] })).toEqual({ allowed: false });
  });
});
