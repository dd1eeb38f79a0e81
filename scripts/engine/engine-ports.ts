import { freePort } from '../processes/free-port.ts';

/** Every port an engine listens on, all on loopback. Two engines can run side by side when all of theirs differ. */
export interface EnginePorts {
  /** gRPC, for clients. */
  readonly gateway: number;
  /** Health, metrics and the controlled clock; without login. */
  readonly management: number;
  /** Operate's pages and the engine's REST. */
  readonly web: number;
  /** Between brokers and gateway. */
  readonly command: number;
  readonly internal: number;
  readonly openSearch: number;
}

/** Takes the given ports and finds free ones for the rest. */
export async function choosePorts(wanted: Partial<EnginePorts> = {}): Promise<EnginePorts> {
  return {
    gateway: wanted.gateway ?? (await freePort()),
    management: wanted.management ?? (await freePort()),
    web: wanted.web ?? (await freePort()),
    command: wanted.command ?? (await freePort()),
    internal: wanted.internal ?? (await freePort()),
    openSearch: wanted.openSearch ?? (await freePort()),
  };
}
