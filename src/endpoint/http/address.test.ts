import { BlockList } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clientAddress, countedAddress, loggedAddress, parseProxies } from './address.ts';

const proxies = parseProxies('10.0.0.0/8, 2001:db8::1') as BlockList;

describe('whom a request comes from', () => {
  test.each([
    ['no proxy', '203.0.113.9', '', '203.0.113.9'],
    ['a stranger who claims to pass on', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a proxy', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['a proxy in IPv6 clothes', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['two proxies', '10.1.2.3', '198.51.100.1, 2001:db8::1', '198.51.100.1'],
    ['a client who writes a header', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['a client who names a proxy', '10.1.2.3', '10.9.9.9, 198.51.100.1', '198.51.100.1'],
    ['a proxy that says nothing', '10.1.2.3', '', '10.1.2.3'],
    ['a chain longer than any', '10.1.2.3', `${'10.9.9.9,'.repeat(200)}1.1.1.1`, '10.1.2.3'],
    ['a proxy that says nonsense', '10.1.2.3', 'unknown', '10.1.2.3'],
  ])('%s', (_, peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(expected);
  });

  test('no header is believed where no proxy is configured', () => {
    expect(clientAddress('127.0.0.1', '1.1.1.1', new BlockList())).toBe('127.0.0.1');
  });
});

test.each([
  ['203.0.113.9', '203.0.113.0/24', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0::/48', '2001:db8:0:0::/64'],
  ['::1', '0:0:0::/48', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0::/48', 'fe80:0:0:0::/64'],
  ['', '-', ''],
])('%s is logged as %s and counted as %s', (address, logged, counted) => {
  expect(loggedAddress(address)).toBe(logged);
  expect(countedAddress(address)).toBe(counted);
});

test.each(['', '10.0.0.0/', '10.0.0.0/33', '10.0.0/8', 'localhost', '::/129', '10.0.0.1/8/8'])(
  '%s is no list of proxies',
  (text) => {
    expect(parseProxies(text)).toBeUndefined();
  },
);
