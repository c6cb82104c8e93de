import { readFileSync } from 'node:fs';

const { exclude, ...swc } = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

export default {
  testEnvironment: 'node',
  testTimeout: 600_000,
  maxWorkers: 2,
  // Nothing that a spec has loaded is ever given back.
  workerIdleMemoryLimit: '1500MB',
  globalSetup: '<rootDir>/test/support/make-templates.mjs',
  globalTeardown: '<rootDir>/test/support/remove-templates.mjs',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.e2e-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'es6' } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
};
