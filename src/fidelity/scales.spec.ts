import { Scales } from './scales.js';

/** A published version never changes: audits are closed on it. A change makes a new version, and a new row here. */
const published = {
  'dacts 1.0.0': 'a6cbb69009b32725a7b9822dee3d981b4e5975e9ed4b1fc4baa2b2f4d5fc36c0',
  'integration-degree 1.0.0': '4d052c31bbec3be43510a77b789ed35d54a9c65e4f81ce47c3dd2942621d8883',
  'strengths-model 1.0.0': '84888a9d1ed999d340b79592a2115abce537a6e0a9a06689d241db59c8893f38',
};

describe('Scales', () => {
  const scales = new Scales();

  it('are what they were when they were published', () => {
    expect(
      Object.fromEntries(scales.all.map(({ id, version, checksum }) => [`${id} ${version}`, checksum])),
    ).toEqual(published);
  });

  it('gives an audit the scale it was begun with, and no other', () => {
    const begun = { scale: 'dacts', scaleVersion: '1.0.0', scaleChecksum: published['dacts 1.0.0'] };
    expect(scales.of(begun)).toBe(scales.newest('dacts'));
    expect(() => scales.of({ ...begun, scaleChecksum: '0'.repeat(64) })).toThrow(
      'not the one the audit was begun with',
    );
    expect(() => scales.of({ ...begun, scaleVersion: '0.9.0' })).toThrow('fidelity-scales/dacts/0.9.0');
  });
});
