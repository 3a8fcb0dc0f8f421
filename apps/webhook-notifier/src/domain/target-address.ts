import { BlockList, isIP } from 'node:net';

/** IANA IPv4 special-purpose address registry (RFC 6890) with multicast: none of these is a server on the internet. */
const closedIpv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * Only 2000::/3 is global unicast (RFC 4291): loopback, unique local, link-local, IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96)
 * lie outside it. Inside it, protocol assignments and Teredo, documentation and 6to4 are closed (RFC 6890, RFC 9637).
 */
const openIpv6: readonly (readonly [string, number])[] = [['2000::', 3]];
const closedIpv6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const listOf = (family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
};

const closed4 = listOf('ipv4', closedIpv4);
const open6 = listOf('ipv6', openIpv6);
const closed6 = listOf('ipv6', closedIpv6);

/** Whether an IP address (text) may be called: on the open internet, not private, loopback, link-local, CGNAT, NAT64 or IPv4-mapped. */
export const isPublicAddress = (address: string): boolean => {
  const plain = address.replace(/%.*$/, '');
  const family = isIP(plain);
  if (family === 4) return !closed4.check(plain, 'ipv4');
  return family === 6 && open6.check(plain, 'ipv6') && !closed6.check(plain, 'ipv6');
};
