import { isIPv4, isIPv6 } from 'node:net';

const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));

/** The first three groups of an IPv6 address; `::` may stand among them. */
const ipv6Network = (address: string): string => {
  const [head = '', tail = ''] = address.split('::');
  const before = groups(head);
  const after = address.includes('::') ? groups(tail) : [];
  const zeros = Array.from({ length: Math.max(8 - before.length - after.length, 0) }, () => '0');
  const firstThree = [...before, ...zeros, ...after].slice(0, 3);
  return firstThree.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};

const unknown = 'unknown';

/** The network of an address, /24 or /48: enough to tell a house from abroad, not a person from another. `unknown`: no address. */
export const ipPrefix = (address: string | null | undefined): string => {
  if (!address) return unknown;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return isIPv6(plain) ? `${ipv6Network(plain)}::/48` : unknown;
};
