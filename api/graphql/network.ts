/** The network an address is in, for records that need not know the very machine: /24 for IPv4, /48 for IPv6. */
export const addressNetwork = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (plain.includes('.')) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return `${plain.split(':').slice(0, 3).join(':')}::/48`;
};
