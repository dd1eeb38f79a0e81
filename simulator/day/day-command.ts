import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAbout } from '../batch-report.ts';
import { readCases } from '../cases.ts';
import type { CallbackSummary } from '../control-api.ts';
import { readCredentials } from '../credentials.ts';
import { openOffice } from '../desk.ts';
import { inParallel } from '../in-parallel.ts';
import { createPlatformClient, type PlatformClient } from '../platform-client.ts';
import { newBatchId } from '../push-batch.ts';
import { withSimulator } from '../run-simulator.ts';
import type { Settings } from '../settings.ts';
import { waitForCallbacks } from '../commands.ts';
import { checkDay } from './check-day.ts';
import { checkInvariants } from './check-invariants.ts';
import { closeOfDay } from './close-of-day.ts';
import { createConformance, type Conformance } from './conformance.ts';
import { renderSheet, summarise, type SheetFacts } from './conformance-sheet.ts';
import { createDayClock } from './day-clock.ts';
import { createDice } from './dice.ts';
import { startNegotiator } from './negotiate.ts';
import { noteExchange } from './note-exchange.ts';
import { isFrom12345, planDay } from './plan-day.ts';
import { playDay, type Day } from './play-day.ts';
import type { DayStory } from './play-day-order.ts';
import { readReference } from './read-reference.ts';
import { withStatusMessages } from './status-messages.ts';

/** How a day is played. */
export type DayOptions = { orders: number; seed: number; platforms: string[]; concurrency: number };

/** What 12345 is told when it asks for the state of each of its orders. */
async function askStates({ deps, concurrency }: Day, stories: readonly DayStory[]): Promise<ReadonlyMap<DayStory, string>> {
  const states = new Map<DayStory, string>();
  await inParallel(stories, concurrency, async (story) => {
    const { acceptanceNo, platformCode } = story.entry;
    if (acceptanceNo === null) return;
    // What isn't 12345's isn't 12345's to ask about.
    if (!isFrom12345(story.order)) return void states.set(story, story.status);
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
      for (const client of clients.values()) await readReference(client);
      const restore = await Promise.all(platforms.map((platform) => withStatusMessages(office, platform)));
      const stories: DayStory[] = [];
      const negotiator = startNegotiator(control, clientOf, (acceptanceNo) => stories.some(({ entry }) => entry.acceptanceNo === acceptanceNo));
      const day: Day = {
        deps: { apiUrl: settings.apiUrl, office, clientOf, batchId, timeoutMs: 180_000 }, control, clock, dice: createDice(options.seed + 1), platforms,
        concurrency: options.concurrency, onEvening: negotiator.answerAll,
      }; // prettier-ignore
      const replayed = await playDay(day, plan.waves, stories).finally(() => Promise.all([negotiator.stop(), ...restore.map((set) => set())]));
      const isDone = (all: readonly CallbackSummary[]) => stories.every((story) => story.status !== 'completed' || !isFrom12345(story.order) || all.some((each) => each.kept && each.kind === 'result' && isAbout(each, story.entry)));
      const callbacks = await waitForCallbacks(control, isDone, 15_000);
      const states = await askStates(day, stories);
      checkDay(conformance, stories, callbacks, (story) => states.get(story) ?? null, { decided: negotiator.decided, replayed });
      for (const platform of platforms) await closeOfDay({ conformance, control, clientOf }, platform, stories.map(({ entry }) => entry));
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
