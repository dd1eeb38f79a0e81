import type { ControlClient } from '../control-client.ts';
import type { PlatformCredentials } from '../credentials.ts';
import { inParallel } from '../in-parallel.ts';
import { createProgressBar } from '../progress-bar.ts';
import type { DayClock } from './day-clock.ts';
import { faultsOfWave } from './day-faults.ts';
import { replayDeadLetters, type Replayed } from './dead-letters.ts';
import type { Dice } from './dice.ts';
import type { DayOrder } from './plan-day.ts';
import { beginDayOrder, continueDayOrder, type DayDeps, type DayStory } from './play-day-order.ts';

/** Everything that playing a day needs; `onEvening`: nothing may lie unanswered any more. */
export type Day = {
  deps: DayDeps;
  control: ControlClient;
  clock: DayClock;
  dice: Dice;
  platforms: readonly PlatformCredentials[];
  concurrency: number;
  onEvening: () => void;
};

/** How far the clock goes when a part of the day is done. */
const minutesBetweenWaves = 75;
/** After the last wave the clock goes on in these steps until every callback has got through. */
const evening = [10, 45, 150, 360, 720, 720];

/** The faults of a part of the day, one after the other while its orders come; the last one stays until the next part. */
function startFaults({ control, dice, platforms }: Day, orders: number, deadLetter: boolean): (begun: number) => Promise<void> {
  const plans = platforms.map(({ platformCode }) => ({ platformCode, faults: faultsOfWave(dice, deadLetter) }));
  return async (begun) => {
    for (const { platformCode, faults } of plans) {
      const every = Math.max(1, Math.floor(orders / faults.length));
      const fault = begun % every === 0 ? faults[begun / every] : undefined;
      if (fault) await control.setFault(platformCode, fault);
    }
  };
}

async function playWave(day: Day, orders: readonly DayOrder[], stories: DayStory[], deadLetter: boolean, onDone: (story: DayStory) => void): Promise<void> {
  const throwFault = startFaults(day, orders.length, deadLetter);
  await inParallel(orders, day.concurrency, async (order, index) => {
    await throwFault(index);
    const story = await beginDayOrder(day.deps, order);
    stories.push(story);
    await day.control.addPush(story.entry);
    await continueDayOrder(day.deps, story);
    onDone(story);
  });
}

const waiting = (stories: readonly DayStory[]) => stories.filter(({ stuck }) => stuck !== null);

/** Goes on with what waits for a retry or an answer. */
const goOn = (day: Day, stories: readonly DayStory[]) => inParallel(waiting(stories), day.concurrency, (story) => continueDayOrder(day.deps, story));

const replayAll = async ({ deps, platforms }: Day): Promise<Replayed[]> =>
  (await Promise.all(platforms.map(({ provinceCode }) => replayDeadLetters(deps.office, provinceCode)))).flat();

/** Plays all parts of the day and its evening; gives what an operator had to send again. `stories` grows. */
export async function playDay(day: Day, waves: readonly DayOrder[][], stories: DayStory[]): Promise<Replayed[]> {
  const bar = createProgressBar('一天的工单', waves.flat().length);
  const replayed: Replayed[] = [];
  for (const [index, wave] of waves.entries()) {
    await playWave(day, wave, stories, index % 2 === 1, ({ entry }) => bar.advance(`第 ${index + 1} 时段 ${entry.acceptanceNo ?? '退回'}`));
    await day.clock.advance(minutesBetweenWaves);
    replayed.push(...(await replayAll(day)));
  }
  bar.finish();
  for (const { platformCode } of day.platforms) await day.control.clearFault(platformCode);
  await goOn(day, stories);
  day.onEvening();
  for (const minutes of evening) {
    if (waiting(stories).length === 0) break;
    console.error(`还有 ${waiting(stories).length} 张工单在等待，业务时钟前移 ${minutes} 分钟`);
    await day.clock.advance(minutes);
    replayed.push(...(await replayAll(day)));
    await goOn(day, stories);
  }
  return replayed;
}
