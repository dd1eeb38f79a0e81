import { DomainError } from '../shared/domain-error.ts';
import type { ClockControl } from './ports.ts';

/** Ten years: farther nobody rehearses, and a slip of the finger is caught. */
export const longestAdvanceMs = 10 * 366 * 86_400_000;

const pauseMs = 200;
const quietWithinMs = 30_000;

/**
 * Moves time forward for tests, demonstrations and the simulator (§3.1.13): waits for quiet, so that nothing is counted
 * half before and half after the move, then moves the engine, then the offset. In this order a timer that fires in between
 * finds its due not reached and is armed again; the other way round dues would pass that no diagram shows. Returns the new
 * offset in ms.
 * Errors: `clock-not-controlled` (`control` is undefined), `validation-failed`, `request-in-progress` when it stays busy.
 */
export async function advanceClock(control: ClockControl | undefined, input: { byMs: number }): Promise<{ offsetMs: number }> {
  if (!control) throw new DomainError('clock-not-controlled', '本系统的业务时钟不可调整。');
  const { byMs } = input;
  if (!Number.isInteger(byMs) || byMs <= 0 || byMs > longestAdvanceMs)
    throw new DomainError('validation-failed', '时钟只能向前调整整数毫秒，最多十年。');
  await waitForQuiet(control);
  await control.moveEngine(byMs);
  return { offsetMs: await control.moveOffset(byMs) };
}

/** Quiet three times in a row: between two steps of one order there is a moment in which nothing seems to be under way. */
async function waitForQuiet(control: ClockControl): Promise<void> {
  let quietInARow = 0;
  for (let waitedMs = 0; waitedMs < quietWithinMs; waitedMs += pauseMs) {
    quietInARow = (await control.isQuiet()) ? quietInARow + 1 : 0;
    if (quietInARow === 3) return;
    await control.pause(pauseMs);
  }
  throw new DomainError('request-in-progress', '系统仍有指令或回调正在处理，请稍后再调整时钟。');
}
