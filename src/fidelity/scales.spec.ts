import { Scales } from './scales.js';

/** A published version never changes: audits are closed on it. A change makes a new version, and a new row here. */
const published = {
  'dacts 1.0.0': 'a6cbb69009b32725a7b9822dee3d981b4e5975e9ed4b1fc4baa2b2f4d5fc36c0',
  'fact 1.0.0': 'e97badd59c56cef789dd73cb39fa86722d7c83c9f427132c201ca601960bcb06',
  'ips-style 1.0.0': 'a3e43e8e3d744b3450ae2457853c1c7e73d7bc6f54efbada88794f9969549a5d',
  'ract 1.0.0': '936de55f009ed81e706d18bf337f5530a0d6a313a05e247b939aab7018ba9dbd',
  'ract-case 1.0.0': 'a57ae390c15a8e726bf2561fecdd9b1c49738bb4e6f19735afbb63f25dd5c17d',
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
