import { describe, expect, test } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { findAllowedTarget, isAddressAllowed, parseAllowedTarget } from '../../infra/delivery/allowed-target.ts';

const production = { allowLoopback: false };
const demo = { allowLoopback: true };
const named = parseAllowedTarget('https://callback.example');

test.each([
  ['https://callback.example', 'https://callback.example'],
  ['https://callback.example:443/', 'https://callback.example'],
  ['HTTPS://Callback.Example:8443', 'https://callback.example:8443'],
  ['http://[fd00::1]:8080', 'http://[fd00::1]:8080'],
])('reads %s', (entry, origin) => {
  expect(parseAllowedTarget(entry).origin).toBe(origin);
});

test.each(['callback.example', 'ftp://callback.example', 'https://u:p@callback.example', 'https://callback.example/path', 'https://callback.example?x=1', '', 'https://callback.example 10.0.0.0', 'https://callback.example 10.0.0.0/33'])(
  'refuses the entry %s',
  (entry) => {
    expect(() => parseAllowedTarget(entry)).toThrow('允许的');
  },
);

test.each([
  ['https://callback.example/a?b=c', true],
  ['https://callback.example:443/a', true],
  ['http://callback.example/a', false],
  ['https://callback.example:8443/a', false],
  ['https://callback.example.evil.example/a', false],
  ['https://callback.example@evil.example/a', false],
  ['https://user@callback.example/a', false],
])('%s on the list: %s', (url, found) => {
  expect(findAllowedTarget(new URL(url), ['nonsense', 'https://other.example', 'https://callback.example']) !== undefined).toBe(found);
});

describe('the address a name resolves to', () => {
  test.each([
    '127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0.0.0.0', '::', '169.254.169.254', 'fe80::1', 'fe80::1%eth0',
    '224.0.0.1', '255.255.255.255', '64:ff9b::7f00:1', '2002:7f00:1::', '10.1.2.3', '::ffff:10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1',
  ])('%s is refused', (address) => {
    expect(isAddressAllowed(address, named, production)).toBe(false);
  }); // prettier-ignore

  test.each(['203.0.113.7', '2001:db8::7', '::ffff:203.0.113.7'])('%s is public and allowed', (address) => {
    expect(isAddressAllowed(address, named, production)).toBe(true);
  });

  test('a private network is reached through a range that the list names, and nothing else then', () => {
    const ranged = parseAllowedTarget('https://callback.example 10.20.0.0/16 fd00:1::/32');
    expect(['10.20.3.4', '::ffff:10.20.3.4', 'fd00:1::5'].map((address) => isAddressAllowed(address, ranged, production))).toEqual([true, true, true]);
    expect(['10.21.0.1', '203.0.113.7', 'fd00:2::5'].map((address) => isAddressAllowed(address, ranged, production))).toEqual([false, false, false]);
  });

  test('a range never opens loopback or link-local', () => {
    const wide = parseAllowedTarget('https://callback.example 0.0.0.0/0 ::/0');
    expect(['127.0.0.1', '::1', '169.254.169.254'].map((address) => isAddressAllowed(address, wide, production))).toEqual([false, false, false]);
  });
});

test('a literal private address on the list is itself the permission', () => {
  const literal = parseAllowedTarget('http://10.1.2.3:8080');
  expect(isAddressAllowed('10.1.2.3', literal, production)).toBe(true);
});

test('this machine is refused under each of its addresses, except in demo and tests', () => {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []).map(({ address }) => address);
  for (const address of [...own, '127.0.0.1', '::1']) {
    const literal = parseAllowedTarget(address.includes(':') ? `http://[${address}]:5432` : `http://${address}:5432`);
    expect(isAddressAllowed(address, literal, production)).toBe(false);
  }
  expect(isAddressAllowed('127.0.0.1', parseAllowedTarget('http://127.0.0.1:3100'), demo)).toBe(true);
});
