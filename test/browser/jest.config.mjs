import { fileURLToPath } from 'node:url';
import base from '../../jest.config.mjs';

/** The specs that need a browser; `npm test` leaves them out. */
export default {
  ...base,
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  testMatch: ['**/*.browser-spec.js'],
  // Two browsers at once would each wait for the other.
  maxWorkers: 1,
};
