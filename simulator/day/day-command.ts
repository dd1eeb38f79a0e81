import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAbout } from '../batch-report.ts';
import { readCases } from '../cases.ts';
import type { ControlClient } from '../control-client.ts';
import { readCredentials, type PlatformCredentials } from '../credentials.ts';
import { openOffice } from '../desk.ts';
import { inParallel } from '../in-parallel.ts';
import { createPlatformClient, type PlatformClient } from '../platform-client.ts';
import { createProgressBar } from '../progress-bar.ts';
import { newBatchId } from '../push-batch.ts';
import { withSimulator } from '../run-simulator.ts';
import type { Settings } from '../settings.ts';
import { waitForCallbacks } from '../commands.ts';
import { checkDay } from './check-day.ts';
import { checkInvariants } from './check-invariants.ts';
import { createConformance, type Conformance } from './conformance.ts';
import { renderSheet, summarise, type SheetFacts } from './conformance-sheet.ts';
import { createDayClock, type DayClock } from './day-clock.ts';
import { createDice, type Dice } from './dice.ts';
import { startNegotiator } from './negotiate.ts';
import { noteExchange } from './note-exchange.ts';
import { planDay, type DayOrder } from './plan-day.ts';
import { beginDayOrder, continueDayOrder, type DayDeps, type DayStory } from './play-day-order.ts';
import { readReference } from './read-reference.ts';

/** How a day is played. `minutesBetweenWaves`: how far the clock goes when a part of the day is done. */
export type DayOptions = { orders: number; seed: number; platforms: string[]; concurrency: number };

const minutesBetweenWaves = 75;
/** After the last wave the clock goes on in these steps until every callback has got through. */
const evening = [10, 45, 150, 360, 720, 720];
const healing = ['error500', 'tooMany429', 'businessError', 'slow', 'reset', 'lostReceipt', 'redirect302'] as const;

type Day = { deps: DayDeps; control: ControlClient; clock: DayClock; dice: Dice; platforms: readonly PlatformCredentials[]; concurrency: number };

/** A fault for the next few callbacks of some platform; none heals only by a person. */
async function throwFaults({ control, dice, platforms }: Day): Promise<void> {
  for (const { platformCode } of platforms) {
    if (!dice.hits(0.8)) continue;
    await control.setFault(platformCode, { mode: dice.pick(healing), times: dice.between(2, 5), seconds: 1 });
  }
}

async function playWave(day: Day, orders: readonly DayOrder[], stories: DayStory[], onDone: (story: DayStory) => void): Promise<void> {
  await throwFaults(day);
  await inParallel(orders, day.concurrency, async (order) => {
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

async function playAll(day: Day, waves: readonly DayOrder[][], stories: DayStory[]): Promise<void> {
  const total = waves.flat().length;
  const bar = createProgressBar('一天的工单', total);
  for (const [index, wave] of waves.entries()) {
    await playWave(day, wave, stories, ({ entry }) => bar.advance(`第 ${index + 1} 时段 ${entry.acceptanceNo ?? '退回'}`));
    await day.clock.advance(minutesBetweenWaves);
  }
  bar.finish();
  for (const { platformCode } of day.platforms) await day.control.clearFault(platformCode);
  await goOn(day, stories);
  for (const minutes of evening) {
    if (waiting(stories).length === 0) break;
    console.error(`还有 ${waiting(stories).length} 张工单在等待，业务时钟前移 ${minutes} 分钟`);
    await day.clock.advance(minutes);
    await goOn(day, stories);
  }
}

/** What 12345 is told when it asks for the state of each of its orders. */
async function askStates({ deps, concurrency }: Day, stories: readonly DayStory[]): Promise<ReadonlyMap<DayStory, string>> {
  const states = new Map<DayStory, string>();
  await inParallel(stories, concurrency, async (story) => {
    const { acceptanceNo, platformCode } = story.entry;
    if (acceptanceNo === null) return;
    // The order of a call isn't 12345's to ask about.
    if (story.order.arrival === 'call') return void states.set(story, story.status);
    const { body } = await deps.clientOf(platformCode).read(`orders/${acceptanceNo}`);
    if (typeof body === 'object' && body !== null && 'status' in body && typeof body.status === 'string') states.set(story, body.status);
  });
  return states;
}

function writeSheet(settings: Settings, facts: SheetFacts, conformance: Conformance): string {
  mkdirSync(settings.journalDirectory, { recursive: true, mode: 0o700 });
  const path = join(settings.journalDirectory, `conformance-${facts.batchId}`);
  writeFileSync(`${path}.md`, renderSheet(facts, conformance.results()));
  writeFileSync(`${path}.json`, `${JSON.stringify({ ...facts, points: conformance.results() }, null, 2)}\n`);
  return `${path}.md`;
}

/**
 * `day`: one working day against the running product – orders of all kinds with faults on, everyone of 12317 played, 12345
 * saying what it says, the clock moved when quiet – then the checks and the conformance sheet. The number of failures.
 */
export async function dayCommand(settings: Settings, options: DayOptions): Promise<number> {
  const credentials = await readCredentials(settings.credentialsPath);
  const platforms = credentials.filter(({ provinceCode, platformCode }) => options.platforms.length === 0 || options.platforms.some((name) => platformCode === name || provinceCode.startsWith(name)));
  const startedAt = Date.now();
  const batchId = newBatchId(new Date(startedAt));
  const plan = planDay(await readCases(), platforms, { count: options.orders, seed: options.seed, batchId });
  const conformance = createConformance();
  const clients = new Map(platforms.map((platform): [string, PlatformClient] => [platform.platformCode, createPlatformClient(settings.apiUrl, platform, { onExchange: (exchange) => noteExchange(conformance, exchange) })]));
  const clientOf = (platformCode: string): PlatformClient => {
    const client = clients.get(platformCode);
    if (!client) throw new Error(`没有平台 ${platformCode}`);
    return client;
  };
  const office = openOffice(settings.apiUrl, settings.password);
  try {
    return await withSimulator(settings, async (control) => {
      const clock = createDayClock(settings.apiUrl);
      const day: Day = { deps: { apiUrl: settings.apiUrl, office, clientOf, batchId, timeoutMs: 180_000 }, control, clock, dice: createDice(options.seed + 1), platforms, concurrency: options.concurrency };
      for (const client of clients.values()) await readReference(client);
      const stories: DayStory[] = [];
      const negotiator = startNegotiator(control, clientOf, (acceptanceNo) => stories.some(({ entry }) => entry.acceptanceNo === acceptanceNo));
      await playAll(day, plan.waves, stories).finally(() => negotiator.stop());
      const callbacks = await waitForCallbacks(control, (all) => stories.every((story) => story.status !== 'completed' || story.order.arrival === 'call' || all.some((each) => each.kept && each.kind === 'result' && isAbout(each, story.entry))), 15_000);
      const states = await askStates(day, stories);
      checkDay(conformance, stories, callbacks, (story) => states.get(story) ?? null, negotiator.decided);
      const accepted = stories.filter(({ entry }) => entry.acceptanceNo !== null);
      const facts: SheetFacts = {
        apiUrl: settings.apiUrl, seed: options.seed, batchId, finishedAt: new Date().toISOString(), orders: stories.length, accepted: accepted.length, refused: stories.length - accepted.length,
        ended: Object.fromEntries([...Map.groupBy(accepted, ({ status }) => status)].map(([status, of]) => [status, of.length])),
        steps: stories.reduce((sum, { steps }) => sum + steps, 0), advancedMinutes: clock.advancedMinutes(), seconds: Math.round((Date.now() - startedAt) / 1000),
        invariants: await checkInvariants(process.env),
      }; // prettier-ignore
      const path = writeSheet(settings, facts, conformance);
      const { failed } = summarise(conformance.results());
      console.log(`${renderSheet(facts, conformance.results(), 'tried')}\n完整报告：${path}`);
      return failed + (facts.invariants?.held === false ? 1 : 0);
    });
  } finally {
    await Promise.all([office.close(), ...[...clients.values()].map((client) => client.close())]);
  }
}
