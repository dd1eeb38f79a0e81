import type { z } from 'zod';
import type { CallbackSummary, decidedSchema } from './control-api.ts';
import type { CallbackFault } from './fault-modes.ts';
import type { CallbackEntry, PushEntry } from './journal.ts';

/** A running simulator, spoken to over its switchboard. */
export type ControlClient = {
  url: string;
  isUp: () => Promise<boolean>;
  addPush: (entry: PushEntry) => Promise<void>;
  pushes: () => Promise<PushEntry[]>;
  callbacks: () => Promise<CallbackSummary[]>;
  /** What was kept about an order, with the messages themselves. */
  copies: (acceptanceNo: string) => Promise<CallbackEntry[]>;
  /** Notes an answer to a request, so that nobody is asked for it any more. */
  noteDecision: (decided: z.input<typeof decidedSchema>) => Promise<void>;
  faults: () => Promise<Record<string, CallbackFault>>;
  setFault: (platformCode: string, fault: Partial<CallbackFault>) => Promise<void>;
  clearFault: (platformCode: string) => Promise<void>;
};

/** Speaks to the simulator at `url`. */
export function createControlClient(url: string): ControlClient {
  const request = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${url}${path}`, { method, ...content, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`模拟器拒绝了 ${method} ${path}：${await response.text()}`);
    return response.json();
  };
  return {
    url,
    isUp: () => request('GET', '/healthz').then(() => true, () => false),
    addPush: async (entry) => {
      await request('POST', '/control/pushes', entry);
    },
    pushes: async () => (await request('GET', '/control/pushes')) as PushEntry[],
    callbacks: async () => (await request('GET', '/control/callbacks')) as CallbackSummary[],
    copies: async (acceptanceNo) => (await request('GET', `/control/copies/${acceptanceNo}`)) as CallbackEntry[],
    noteDecision: async (decided) => {
      await request('POST', '/control/decisions', decided);
    },
    faults: async () => (await request('GET', '/control/faults')) as Record<string, CallbackFault>,
    setFault: async (platformCode, fault) => {
      await request('PUT', `/control/faults/${platformCode}`, fault);
    },
    clearFault: async (platformCode) => {
      await request('DELETE', `/control/faults/${platformCode}`);
    },
  };
}
