import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector, Pool } from 'undici';
import { isAddressAllowed, type AllowedTarget } from './allowed-target.ts';

/** How names are resolved; the system's resolver except in tests. */
export type Resolve = (hostname: string, callback: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export const systemResolve: Resolve = (hostname, callback) => systemLookup(hostname, { all: true }, callback);

/** The address that a connection would have gone to isn't one the platform's allow-list permits. */
export class TargetRefused extends Error {
  readonly code = 'TARGET_REFUSED';
  constructor() {
    super('回调目标的地址不在允许范围内');
    this.name = 'TargetRefused';
  }
}

/**
 * A pool of connections to one allowed target. The address is judged at connect time, after the name was resolved and on
 * the very address that is connected to; a literal address, which is never looked up, is judged before.
 */
export function createGuardedPool(
  target: AllowedTarget,
  options: { allowLoopback: boolean; connections: number; timeoutMs: number; resolve: Resolve },
): Pool {
  const isAllowed = (address: string) => isAddressAllowed(address, target, options);
  const lookup: LookupFunction = (hostname, asked, callback) => {
    options.resolve(hostname, (error, addresses) => {
      const allowed = addresses.filter(({ address, family }) => isAllowed(address) && (!asked.family || asked.family === family));
      const [first] = allowed;
      if (error) callback(error, '');
      else if (!first) callback(new TargetRefused(), '');
      else if (asked.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
  const connector = buildConnector({ lookup, timeout: options.timeoutMs });
  return new Pool(target.origin, {
    connections: options.connections,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connect: (where, callback) => {
      if (isIP(target.host) !== 0 && !isAllowed(target.host)) callback(new TargetRefused(), null);
      else connector(where, callback);
    },
  });
}
