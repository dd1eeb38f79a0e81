import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** One entry of a platform's allow-list: an origin, and the address ranges its name may resolve to. */
export type AllowedTarget = { origin: string; host: string; ranges: readonly { network: string; prefix: number; family: 'ipv4' | 'ipv6' }[] };

/**
 * Reads an entry of `platform.allowed_targets`: `https://host[:port]`, then, after a blank each, the CIDR ranges that the
 * name may resolve to, e.g. `https://callback.12345.example:8443 10.20.0.0/16`. Throws with what is wrong.
 */
export function parseAllowedTarget(entry: string): AllowedTarget {
  const [text = '', ...cidrs] = entry.trim().split(/\s+/);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:\/\/[^/?#@\\]+\/?$/i.test(text)) throw new Error('允许的回调目标须为“协议://主机[:端口]”，不含路径、账号和参数');
  return { origin: url.origin, host: hostOf(url), ranges: cidrs.map(parseRange) };
}

/** The entry of the allow-list that covers `url`: same scheme, host and port. One that can't be read allows nothing. */
export function findAllowedTarget(url: URL, entries: readonly string[]): AllowedTarget | undefined {
  if (url.username || url.password) return undefined;
  return entries.filter(isTargetReadable).map(parseAllowedTarget).find(({ origin }) => origin === url.origin);
}

/** Whether an entry of an allow-list can be read. */
export function isTargetReadable(entry: string): boolean {
  try {
    return parseAllowedTarget(entry).origin !== '';
  } catch {
    return false;
  }
}

/**
 * Whether a connection to `resolved` is in order for this target. Asked for each address a name resolves to at the moment
 * of connecting, so that a name which changes its answer gets nowhere. Callback targets often lie in private government
 * networks, so these aren't forbidden as such, but a name reaches them only through a range that the list names.
 */
export function isAddressAllowed(resolved: string, target: AllowedTarget, options: { allowLoopback: boolean }): boolean {
  const address = resolved.replace(/%.*$/, '');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (never.check(address, family)) return false;
  if (loopback.check(address, family) || ownAddresses().check(address, family)) return options.allowLoopback && isInRanges(address, target, true);
  return isInRanges(address, target, isIP(target.host) !== 0 || !privateRanges.check(address, family));
}

function isInRanges(address: string, { ranges }: AllowedTarget, withoutRanges: boolean): boolean {
  if (ranges.length === 0) return withoutRanges;
  const list = new BlockList();
  for (const { network, prefix, family } of ranges) list.addSubnet(network, prefix, family);
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function parseRange(cidr: string): AllowedTarget['ranges'][number] {
  const [network = '', bits = ''] = cidr.split('/');
  const version = isIP(network);
  const prefix = Number(bits);
  if (version === 0 || !/^\d{1,3}$/.test(bits) || prefix > (version === 6 ? 128 : 32)) throw new Error('允许的地址范围须为 CIDR，如 10.20.0.0/16');
  return { network, prefix, family: version === 6 ? 'ipv6' : 'ipv4' };
}

function rangesOf(...cidrs: string[]): BlockList {
  const list = new BlockList();
  for (const { network, prefix, family } of cidrs.map(parseRange)) list.addSubnet(network, prefix, family);
  return list;
}

const loopback = rangesOf('127.0.0.0/8', '::1/128');
/** Unspecified, link-local (with the metadata services of clouds), multicast, reserved, and IPv4 wrapped up in IPv6. */
const never = rangesOf('0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '::/128', 'fe80::/10', 'ff00::/8', '64:ff9b::/96', '2002::/16');
const privateRanges = rangesOf('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7');

/** This machine under its other names: what loopback would reach, these reach too. */
function ownAddresses(): BlockList {
  const list = new BlockList();
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((interfaces) => interfaces ?? []))
    list.addAddress(address, family === 'IPv6' ? 'ipv6' : 'ipv4');
  return list;
}
