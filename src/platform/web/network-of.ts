import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for: of IPv4 the address itself, of IPv6 the /56 that a household or a server is given, in
 * which it can choose any.
 */
export function networkOf(address: string): string {
  const within = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (within || !isIPv6(address)) return within ?? address;
  const [left = [], right = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  const [a, b, c, d] = [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
  return [a, b, c, d! >> 8].map((part) => part!.toString(16)).join(':');
}
