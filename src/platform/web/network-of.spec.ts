import { networkOf } from './network-of.js';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1:2300::1', '2001:db8:1:23'],
    ['2001:db8:1:23ff:ffff:ffff:ffff:ffff', '2001:db8:1:23'],
    ['2001:0DB8:0001:2301::', '2001:db8:1:23'],
    ['2001:db8:1:2400::1', '2001:db8:1:24'],
    ['1::2:3:4:5:6:7', '1:0:2:0'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
