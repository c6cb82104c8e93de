/**
 * The tests as they are built, each worker a plain process of Node.js that loads every module once; `npm run build:tests`
 * builds them. A spec that changes what others share puts it back.
 */
export default {
  runner: 'jest-light-runner/child-process',
  maxWorkers: 2,
  // Nothing is left to translate, so what would do it need not be loaded.
  transform: {},
  globalSetup: '<rootDir>/test/support/make-templates.mjs',
  globalTeardown: '<rootDir>/test/support/remove-templates.mjs',
  roots: ['<rootDir>/dist/tests'],
  testMatch: ['**/*.spec.js', '**/*.e2e-spec.js'],
};
