import { readFileSync } from 'node:fs';
import base from '../../jest.config.mjs';

// None of these has a database, or starts a program.
const { globalSetup: _, globalTeardown: __, ...config } = base;

const { exclude, ...swc } = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));

process.env.PROPERTY_CASES = '30';

/**
 * The tests of one pure rule of fidelity, which alone must notice that the rule was changed. They run a thousand times,
 * so what the kinds they use declare to GraphQL and the database is left out, and modules are CommonJS.
 */
export default {
  ...config,
  rootDir: new URL('../..', import.meta.url).pathname,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: [`**/src/fidelity/${process.env.MUTATION_SPEC}.spec.ts`],
  extensionsToTreatAsEsm: [],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'commonjs' } }] },
  moduleNameMapper: {
    ...config.moduleNameMapper,
    '^(@nestjs/(common|graphql|typeorm)|typeorm|class-validator|class-transformer)$':
      '<rootDir>/test/mutation/declarations.cjs',
  },
};
