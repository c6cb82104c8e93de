import { readConfig } from '../platform/config/config.js';
import { Passwords } from './passwords.service.js';

const SECRET = { SESSION_SECRET: 'only for tests, and nobody else has it' };
const password = 'vinglig sockerbit i kanoten';

it('cost what ASVS asks unless more is chosen, and less only in tests', async () => {
  const passwords = new Passwords(readConfig(SECRET));
  expect(await passwords.hash(password)).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(await passwords.hashRandom(password)).toMatch(/^scrypt\$4096\$8\$1\$/);
  for (const PASSWORD_COST of ['14', '21', '15.5', 'x'])
    expect(() => readConfig({ ...SECRET, PASSWORD_COST })).toThrow('PASSWORD_COST: must be a whole number');
  expect(readConfig({ ...SECRET, PASSWORD_COST: '16' }).PASSWORD_COST).toBe(16);
});

it('match nothing of nobody', async () => {
  const passwords = new Passwords(readConfig({ ...SECRET, NODE_ENV: 'test', PASSWORD_COST: '4' }));
  expect(await passwords.match(password, undefined)).toBe(false);
  expect(await passwords.match(password, await passwords.hash(password))).toBe(true);
});
