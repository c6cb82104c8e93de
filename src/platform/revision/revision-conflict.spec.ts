import 'reflect-metadata';
import { said } from '../../../test/support/said.js';
import { revisionConflict } from './revision-conflict.js';

it('lets a save through that saw the row as it is, or that there was none', () => {
  expect(revisionConflict({ revision: 4 }, 4)).toBeUndefined();
  expect(revisionConflict(null, 0)).toBeUndefined();
});

it.each([
  [{ revision: 5 }, 4, 5],
  [{ revision: 5 }, 6, 5],
  [{ revision: 1 }, 0, 1],
  [null, 1, 0],
])('stops a save over %j that saw %d, and says which is the latest', (stored, seen, currentRevision) => {
  expect(revisionConflict(stored, seen)).toEqual({
    currentRevision,
    texts: said(
      expect.stringMatching(/^Någon annan har sparat/),
      expect.stringMatching(/^Somebody else has saved/),
    ),
  });
});
