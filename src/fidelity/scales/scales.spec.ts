import { Scales } from './scales.js';

/** A published version never changes: audits are closed on it. A change makes a new version, and a new row here. */
const published = {
  'dacts 1.0.0': 'a6cbb69009b32725a7b9822dee3d981b4e5975e9ed4b1fc4baa2b2f4d5fc36c0',
  'integration-degree 1.0.0': '4d052c31bbec3be43510a77b789ed35d54a9c65e4f81ce47c3dd2942621d8883',
  'strengths-model 1.0.0': '84888a9d1ed999d340b79592a2115abce537a6e0a9a06689d241db59c8893f38',
  'tmact-style 1.0.0': '6f3aa38ec812b68670c674dbb3ef5d1cab6c847f01d12bcd3cfb0abb259cc3b1',
  'fact 1.0.0': 'efcd73e416f1fc866a4275596f86e4c336e9aac03ca9d6ea3d4b77b32ec1a8cc',
  'ips-style 1.0.0': '9378d06010de827f37bb07d0ab9dca9a3ea56abdcce6496e3888caf37ca18963',
  'ract 1.0.0': '45567141e9626cccd58d6a4647265960ea75efd8b12ddb9b4a0a238ab6c95626',
  'ract-case 1.0.0': '9eeddbd17f2c7437e193fdd0521f1228cb347eaf67940731ec259d0f13334832',
  'dacts 1.1.0': 'bd5e745e9abf61ae338f653cb44a78c36240b642a29dcb86841e413f839a34f9',
  'tmact-style 1.1.0': '6e47f41580deffd4459e1f8dbd776dd5697cf10931ca809ba487e2f16e0ec96b',
  'fact 1.1.0': 'bd79115d3736d5a450b9baa3ce4e25204be05afdfacd51d0991d317cbbb9a0fd',
  'ips-style 1.1.0': '3ca3b96309bdd767187e025ed20f3a24b93e3da28bfbddd672b2b4e7ef3308b0',
  'strengths-model 1.1.0': '8e94f8e2db461960a7592d35c064032fc7e9e201e82c560e2edd7e49f93d2a4e',
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
    expect(scales.of(begun)).toMatchObject({ id: 'dacts', version: '1.0.0' });
    expect(scales.newest('dacts')?.version).toBe('1.1.0');
    expect(scales.versionsOf('dacts').map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
    expect(() => scales.of({ ...begun, scaleChecksum: '0'.repeat(64) })).toThrow(
      'not the one the audit was begun with',
    );
    expect(() => scales.of({ ...begun, scaleVersion: '0.9.0' })).toThrow('fidelity-scales/dacts/0.9.0');
  });
});
