import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RULES, specs } from './specs.mjs';

const swc = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));

/** The tests of the rules of disclosure, sheets, rating and keeping, which must go through every branch. */
export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  roots: ['<rootDir>/src'],
  testRegex: specs,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'es6' } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  collectCoverage: true,
  collectCoverageFrom: Object.entries(RULES).map(([room, rules]) => `src/${room}/@(${rules.join('|')}).ts`),
  coverageReporters: ['text'],
  coverageThreshold: { global: { branches: 100 } },
};
