import { BlockList, isIP, isIPv4 } from 'node:net';

const family = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** `::ffff:10.0.0.1` is 10.0.0.1. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Addresses and CIDR ranges, separated by commas. Undefined where one is neither. */
export function parseProxies(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const entry of text.split(',').map((one) => one.trim())) {
    const [address, bits, ...rest] = entry.split('/');
    const most = isIPv4(address) ? 32 : 128;
    if (!isIP(address) || rest.length > 0) return undefined;
    if (bits === undefined) list.addAddress(address, family(address));
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) {
      list.addSubnet(address, Number(bits), family(address));
    } else return undefined;
  }
  return list;
}

const isOf = (list: BlockList, address: string) =>
  isIP(address) > 0 && list.check(address, family(address));

/** Characters of `X-Forwarded-For` that are looked at: more than any chain of proxies writes. */
export const CHAIN_MAX = 1_000;

/**
 * The address that a request comes from. It is the peer's or, if the peer is a proxy of ours, the one that the
 * proxy names (`X-Forwarded-For`, read from the right). What a client writes there itself is never used.
 */
export function clientAddress(peer: string, forwarded: string, proxies: BlockList): string {
  if (forwarded.length > CHAIN_MAX) return plain(peer);
  const chain = [...forwarded.split(',').map((one) => plain(one.trim())), plain(peer)];
  for (let i = chain.length - 1; i > 0; i--) {
    if (!isOf(proxies, chain[i]) || !isIP(chain[i - 1])) return chain[i];
  }
  return chain[0];
}

/** The eight groups of an IPv6 address. */
function groups(address: string): string[] {
  const [withoutZone] = address.split('%', 1);
  const [head, tail] = withoutZone.split('::');
  const split = (part: string | undefined) => (part ? part.split(':') : []);
  const [front, back] = [split(head), split(tail)];
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array(Math.max(0, missing)).fill('0'), ...back];
}

const first = (address: string, count: number) => groups(address).slice(0, count).join(':');

/** The part of an address that a log may contain: its /24, or its /48. */
export const loggedAddress = (address: string): string => {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  return isIP(address) ? `${first(address, 3)}::/48` : '-';
};

/** What a limit counts: an IPv4 address, or the /64 that every IPv6 customer has at least. */
export const countedAddress = (address: string): string =>
  isIPv4(address) || !isIP(address) ? address : `${first(address, 4)}::/64`;
