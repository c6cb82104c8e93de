import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import { projectRoot } from '../project-root.js';
import { Config, readConfig } from './config.js';

const secret = 'x'.repeat(32);
const oidc = {
  OIDC_ISSUER: 'https://signin.example.se/realm',
  OIDC_CLIENT_ID: 'teamkompass',
  OIDC_CLIENT_SECRET: 'between us',
  OIDC_ROLE_MAP: '{}',
};

describe('readConfig', () => {
  it('fills in defaults and turns text into numbers and booleans', () => {
    const config = readConfig({ SESSION_SECRET: secret, PORT: '8080', DEMO: 'true' });
    expect(config).toMatchObject({ PORT: 8080, DEMO: true, SECURE_COOKIES: true, usesPostgres: false });
  });

  it('takes the address it is reached by, with or without the stroke at its end', () => {
    for (const PUBLIC_URL of [
      'https://teamkompass.example.se',
      'https://example.se/',
      'http://127.0.0.1:3000',
    ])
      expect(readConfig({ SESSION_SECRET: secret, PUBLIC_URL })).toMatchObject({ PUBLIC_URL });
  });

  it('chooses PostgreSQL by DATABASE_URL alone', () => {
    const config = readConfig({ SESSION_SECRET: secret, DATABASE_URL: 'postgresql://localhost/x' });
    expect(config.usesPostgres).toBe(true);
  });

  it('takes a sign-in service over https, and over http on this machine, with or without local accounts', () => {
    expect(readConfig({ SESSION_SECRET: secret }).usesOidc).toBe(false);
    for (const OIDC_ISSUER of [
      oidc.OIDC_ISSUER,
      'http://127.0.0.1:4000',
      'http://localhost',
      'http://[::1]:1',
    ])
      expect(readConfig({ SESSION_SECRET: secret, ...oidc, OIDC_ISSUER }).usesOidc).toBe(true);
    expect(readConfig({ SESSION_SECRET: secret, ...oidc, LOCAL_ACCOUNTS: 'false' })).toMatchObject({
      LOCAL_ACCOUNTS: false,
      OIDC_SUBJECT_CLAIM: 'sub',
      OIDC_ROLES_CLAIM: 'roles',
    });
  });

  it.each([
    ['OIDC_ISSUER', { LOCAL_ACCOUNTS: 'false' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: undefined }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://signin.example.se' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://localhost.example.se' }],
    ['OIDC_CLIENT_ID', { ...oidc, OIDC_CLIENT_ID: undefined }],
    ['OIDC_CLIENT_SECRET', { ...oidc, OIDC_CLIENT_SECRET: undefined }],
    ['OIDC_SCOPE', { ...oidc, OIDC_SCOPE: 'profile' }],
  ])('names %s when the sign-in service cannot be used with %j', (name, environment) => {
    expect(() => readConfig({ SESSION_SECRET: secret, ...environment })).toThrow(
      new RegExp(`^The configuration cannot be used:\n  ${name}: `),
    );
  });

  it('names what a room finds wrong, beside what is', () => {
    expect(() =>
      readConfig({ PORT: 'eighty', OIDC_SCOPE: 'openid' }, ({ OIDC_SCOPE }) => ({
        OIDC_SCOPE: [`${OIDC_SCOPE}?`, 'no'],
        DEMO: [],
      })),
    ).toThrow(
      /^The configuration cannot be used:\n {2}PORT: .+\n {2}SESSION_SECRET: .+\n {2}OIDC_SCOPE: openid\?; no$/,
    );
  });

  it.each([
    ['SESSION_SECRET', {}],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['PORT', { SESSION_SECRET: secret, PORT: 'eighty' }],
    ['DATABASE_URL', { SESSION_SECRET: secret, DATABASE_URL: 'mysql://localhost' }],
    ['SQLITE_PATH', { SESSION_SECRET: secret, SQLITE_PATH: ':memory:' }],
    ['TOTP_KEY', { SESSION_SECRET: secret, TOTP_KEY: 'too short' }],
    ['DEMO', { SESSION_SECRET: secret, DEMO: 'yes please' }],
    ['PUBLIC_URL', { SESSION_SECRET: secret, PUBLIC_URL: 'http://teamkompass.example.se' }],
    ['PUBLIC_URL', { SESSION_SECRET: secret, PUBLIC_URL: 'https://example.se/teamkompass' }],
  ])('names %s when it is bad and keeps its value to itself', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(
      new RegExp(`^The configuration cannot be used:\n  ${name}: `),
    );
    for (const value of Object.values(environment).filter((text) => text !== secret))
      expect(() => readConfig(environment)).not.toThrow(value);
  });
});

describe('what an installation may set', () => {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Config, '', true, false);
  const variables = [...new Set(rules.map(({ propertyName }) => propertyName))].sort();
  const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

  it('is in .env.example, each with what holds where it is not set', () => {
    const lines = [...textOf('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)];
    expect(lines.map(([, name]) => name).sort()).toEqual(variables);
    const defaults = readConfig({ SESSION_SECRET: secret }) as unknown as Record<string, unknown>;
    for (const [, name = '', value] of lines.filter(([, name]) => defaults[name!] !== undefined))
      if (name !== 'SESSION_SECRET') expect([name, value]).toEqual([name, String(defaults[name])]);
  });

  it('is told of in README', () => {
    const told = [...textOf('README.md').matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)];
    const names = told.flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
    expect(names.sort()).toEqual(variables);
  });
});
