import rules from '../rules/jest.config.mjs';

process.env.PROPERTY_CASES = '30';

const [[pattern, [transformer, swc]]] = Object.entries(rules.transform);

/**
 * The tests of one pure rule, which alone must notice that the rule was changed. They run a
 * thousand times, so what the kinds they use declare to GraphQL and the database is left out, and modules are CommonJS.
 */
export default {
  rootDir: rules.rootDir,
  roots: rules.roots,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: [`**/src/**/${process.env.MUTATION_SPEC}.spec.ts`],
  transform: { [pattern]: [transformer, { ...swc, module: { type: 'commonjs' } }] },
  moduleNameMapper: {
    ...rules.moduleNameMapper,
    '^(@nestjs/(common|graphql|typeorm)|typeorm|class-validator|class-transformer)$':
      '<rootDir>/test/mutation/declarations.cjs',
  },
};
