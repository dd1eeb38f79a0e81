import { z } from 'zod';

/** How a platform may misbehave when a callback arrives, and what people read about each. */
export const callbackFaultModes = {
  error500: '返回 500',
  tooMany429: '返回 429 与 Retry-After',
  redirect302: '返回 302',
  gone410: '返回 410',
  businessError: '返回 200，但内容为业务错误',
  slow: '延迟后才应答',
  reset: '不保存，直接断开连接',
  lostReceipt: '已保存，但应答丢失（断开连接）',
} as const;

/** One of {@link callbackFaultModes}. */
export type CallbackFaultMode = keyof typeof callbackFaultModes;

/** A fault to switch on: for the next `times` callbacks (without it: until cleared), of these `kinds` only if given. */
export const callbackFaultSchema = z.strictObject({
  mode: z.enum(Object.keys(callbackFaultModes) as [CallbackFaultMode, ...CallbackFaultMode[]]),
  times: z.int().min(1).optional(),
  kinds: z.array(z.string().min(1)).min(1).optional(),
  seconds: z.int().min(0).max(120).default(2).describe('Retry-After 或延迟的秒数'),
});

/** A fault as it stands on the board. */
export type CallbackFault = z.infer<typeof callbackFaultSchema>;

/** The switchboard of a simulator: at most one fault a platform. */
export type FaultBoard = {
  set: (platformCode: string, fault: CallbackFault) => void;
  clear: (platformCode: string) => void;
  /** The fault that hits this callback, if any; using it counts. */
  take: (platformCode: string, kind: string) => CallbackFault | undefined;
  list: () => Record<string, CallbackFault>;
};

/** An empty switchboard. */
export function createFaultBoard(): FaultBoard {
  const faults = new Map<string, CallbackFault>();
  return {
    set: (platformCode, fault) => void faults.set(platformCode, fault),
    clear: (platformCode) => void faults.delete(platformCode),
    take(platformCode, kind) {
      const fault = faults.get(platformCode);
      if (!fault || (fault.kinds && !fault.kinds.includes(kind))) return undefined;
      if (fault.times === 1) faults.delete(platformCode);
      else if (fault.times !== undefined) faults.set(platformCode, { ...fault, times: fault.times - 1 });
      return fault;
    },
    list: () => Object.fromEntries(faults),
  };
}
