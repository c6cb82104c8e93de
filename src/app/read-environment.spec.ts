import { readEnvironment } from './read-environment.js';

const alone = { SESSION_SECRET: 'x'.repeat(32) };
const oidc = {
  OIDC_ISSUER: 'https://signin.example.se/realm',
  OIDC_CLIENT_ID: 'teamkompass',
  OIDC_CLIENT_SECRET: 'between us',
};

describe('a map of roles', () => {
  it('is asked for with a sign-in service alone', () => {
    expect(readEnvironment(alone).OIDC_ROLE_MAP).toBe(undefined);
    const OIDC_ROLE_MAP = '{"analyst":{"role":"NATIONAL_ANALYST"}}';
    expect(readEnvironment({ ...alone, ...oidc, OIDC_ROLE_MAP }).OIDC_ROLE_MAP).toBe(OIDC_ROLE_MAP);
  });

  it.each([undefined, '{"boss":{"role":"ADMINISTRATOR"}}'])(
    'stops the start when it is %s',
    (OIDC_ROLE_MAP) => {
      expect(() => readEnvironment({ ...alone, ...oidc, OIDC_ROLE_MAP })).toThrow(
        /^The configuration cannot be used:\n {2}OIDC_ROLE_MAP: /,
      );
    },
  );

  it('is told which entry is wrong and why', () => {
    const OIDC_ROLE_MAP = '{"tk-coordinator":{"role":"COORDINATOR"}}';
    expect(() => readEnvironment({ ...alone, ...oidc, OIDC_ROLE_MAP })).toThrow(
      'OIDC_ROLE_MAP: "tk-coordinator" needs teamId for COORDINATOR; "tk-coordinator" needs principalId for COORDINATOR',
    );
  });
});
