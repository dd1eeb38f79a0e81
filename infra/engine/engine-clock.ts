import { z } from 'zod';

const clockAnswer = z.object({ epochMilli: z.number() });
const timeoutMs = 10_000;

async function ask(url: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  // 403: the engine was started without a controlled clock. A refused amount answers 400, not an error in the body.
  if (!response.ok) throw new Error(`流程引擎的时钟不可调整（${url} 返回 ${response.status}）`);
  return clockAnswer.parse(await response.json()).epochMilli;
}

/** Moves the clock of an engine with a controlled clock forward. `managementUrl` has no login: loopback only. */
export async function moveEngineClock(managementUrl: string, byMs: number): Promise<void> {
  await ask(`${managementUrl}/actuator/clock/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // The engine refuses a fraction.
    body: JSON.stringify({ offsetMilli: Math.round(byMs) }),
  });
}

/**
 * Brings the engine's clock up to business time after its restart, which forgets every move. An engine that is ahead is
 * left alone: its time only goes forward. Returns by how much it was moved, in milliseconds.
 */
export async function alignEngineClock(managementUrl: string, offsetMs: number): Promise<number> {
  if (offsetMs === 0) return 0;
  const behindMs = Date.now() + offsetMs - (await ask(`${managementUrl}/actuator/clock`));
  // Below a second it is the time the question took.
  if (behindMs < 1_000) return 0;
  await moveEngineClock(managementUrl, behindMs);
  return Math.round(behindMs);
}
