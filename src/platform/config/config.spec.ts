import { readConfig } from './config.js';

const secret = 'x'.repeat(32);

describe('readConfig', () => {
  it('fills in defaults and turns text into numbers and booleans', () => {
    const config = readConfig({ SESSION_SECRET: secret, PORT: '8080', DEMO: 'true' });
    expect(config).toMatchObject({ PORT: 8080, DEMO: true, SECURE_COOKIES: true, usesPostgres: false });
  });

  it('chooses PostgreSQL by DATABASE_URL alone', () => {
    const config = readConfig({ SESSION_SECRET: secret, DATABASE_URL: 'postgresql://localhost/x' });
    expect(config.usesPostgres).toBe(true);
  });

  it.each([
    ['SESSION_SECRET', {}],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['PORT', { SESSION_SECRET: secret, PORT: 'eighty' }],
    ['DATABASE_URL', { SESSION_SECRET: secret, DATABASE_URL: 'mysql://localhost' }],
    ['SQLITE_PATH', { SESSION_SECRET: secret, SQLITE_PATH: ':memory:' }],
    ['DEMO', { SESSION_SECRET: secret, DEMO: 'yes please' }],
  ])('names %s when it is bad and keeps its value to itself', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(
      new RegExp(`^The configuration cannot be used:\n  ${name}: `),
    );
    for (const value of Object.values(environment).filter((text) => text !== secret))
      expect(() => readConfig(environment)).not.toThrow(value);
  });
});
