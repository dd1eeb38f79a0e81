import type { PushEntry } from '../journal.ts';
import { playOrderToEnd, type PlayedOrder } from '../play-handlers.ts';
import { sendMessage } from '../send-message.ts';
import { arrive, type ArrivalDeps } from './arrive.ts';
import { doAtDesk, isDeskAct } from './desk-acts.ts';
import type { DayOrder, Happening } from './plan-day.ts';

/** What 12345 said about an order or 12317's people did with it, and what the answer was. */
export type Said = { say: Happening['say']; httpStatus: number; code: string | null; statusBefore: string };

/** An order of the day as far as it has come. */
export type DayStory = {
  order: DayOrder;
  entry: PushEntry;
  /** Steps of its handlers so far. */
  steps: number;
  said: Said[];
  /** Rounds that 12345 opened beyond the first. */
  rehandled: number;
  status: string;
  /** 12317's id of the order, as its pages have it. */
  orderId: string | null;
  /** Why it isn't going on; null once it has ended or been refused. */
  stuck: string | null;
};

export type DayDeps = ArrivalDeps & { timeoutMs: number };

const endedStatuses = ['completed', 'withdrawn', 'cancelled', 'answered_on_call', 'not_accepted', 'closed_by_operator'];
/** Nothing to do for anyone of 12317 this many times in a row: the order waits for 12345, or for a callback's next try. */
const quietPolls = 12;
const pollMs = 250;

const codeOf = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : null;

/** Brings an order of the day to 12317. A refused one has no more to come. */
export async function beginDayOrder(deps: DayDeps, order: DayOrder): Promise<DayStory> {
  const entry = await arrive(deps, order);
  const isOpen = entry.acceptanceNo !== null;
  return { order, entry, steps: 0, said: [], rehandled: 0, status: isOpen ? 'pending_review' : 'refused', orderId: null, stuck: null };
}

/** Plays until the next happening is due, the order has ended, or nothing moves any more. */
async function playOn(deps: DayDeps, story: DayStory, acceptanceNo: string, untilSteps: number): Promise<PlayedOrder> {
  let quiet = 0;
  return playOrderToEnd(deps.office, acceptanceNo, {
    manner: story.order.manner,
    timeoutMs: deps.timeoutMs,
    pollMs,
    onStep: () => void (story.steps += 1),
    until: ({ pendingKinds }) => {
      quiet = pendingKinds.length === 0 ? quiet + 1 : 0;
      return story.steps >= untilSteps || quiet >= quietPolls;
    },
  });
}

async function say(deps: DayDeps, story: DayStory, { acceptanceNo, orderId, pendingUnits }: PlayedOrder, { say: command, byHolder }: Happening): Promise<void> {
  const statusBefore = story.status;
  if (isDeskAct(command)) {
    const unitId = byHolder ? pendingUnits[0] : undefined;
    story.said.push({ say: command, statusBefore, ...(await doAtDesk(deps.office, { acceptanceNo, orderId, unitId }, command)) });
    return;
  }
  const { httpStatus, body } = await sendMessage(deps.clientOf(story.entry.platformCode), command, acceptanceNo);
  story.said.push({ say: command, httpStatus, code: codeOf(body), statusBefore });
  if (command === 'rehandle' && httpStatus === 201) story.rehandled += 1;
}

/**
 * Goes on with an order: its handlers work, 12345 says what is planned at the planned moments. Leaves the order ended, or
 * `stuck` with the reason; calling again goes on from there. Never throws: a day has other orders.
 */
export async function continueDayOrder(deps: DayDeps, story: DayStory): Promise<void> {
  const { acceptanceNo } = story.entry;
  if (acceptanceNo === null) return;
  try {
    for (;;) {
      const next = story.order.happenings[0];
      const played = await playOn(deps, story, acceptanceNo, next?.afterSteps ?? Number.POSITIVE_INFINITY);
      const { status } = played;
      story.status = status;
      story.orderId = played.orderId;
      const hasEnded = endedStatuses.includes(status);
      const isDue = next !== undefined && (hasEnded || story.steps >= next.afterSteps);
      if (!isDue) {
        story.stuck = hasEnded ? null : `停在 ${status}`;
        return;
      }
      story.order.happenings.shift();
      await say(deps, story, played, next);
    }
  } catch (error) {
    story.stuck = error instanceof Error ? error.message : '未知错误';
  }
}
