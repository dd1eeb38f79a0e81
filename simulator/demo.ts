import { isAbout, reportBatch, type BatchReport } from './batch-report.ts';
import { runBatch, waitForCallbacks, type BatchOptions } from './commands.ts';
import type { CallbackSummary } from './control-api.ts';
import { openOffice, type Office } from './desk.ts';
import type { PushEntry } from './journal.ts';
import { playOrders } from './play-handlers.ts';
import type { Manner, PlayedStep } from './play-item.ts';
import { createProgressBar } from './progress-bar.ts';
import { withSimulator } from './run-simulator.ts';
import type { Settings } from './settings.ts';
import { surpriseText, taskText } from './texts.ts';

/** A batch with handlers: which orders, how long each may take, whether each step is told as it happens. */
export type DemoOptions = BatchOptions & { waitSeconds: number; concurrency?: number; onStep?: (line: string) => void };

/** Every fifth report is sent back once, so that the way back is seen too. */
const mannerOf = (acceptanceNo: string): Manner => ({ sendBack: Number(acceptanceNo.replaceAll(/\D/g, '').slice(4)) % 5 === 0 });

const lineOf = (acceptanceNo: string, { login, kind, act }: PlayedStep) => `  ${acceptanceNo}  ${login.padEnd(18)} ${taskText(kind)}：${act}`;

async function play(office: Office, numbers: readonly string[], options: DemoOptions) {
  const { onStep, waitSeconds, concurrency = 6 } = options;
  const bar = onStep ? undefined : createProgressBar('办理工单', numbers.length);
  const { failed } = await playOrders(office, numbers, {
    concurrency,
    timeoutMs: waitSeconds * 1000,
    mannerOf,
    onStep: (step, acceptanceNo) => onStep?.(lineOf(acceptanceNo, step)),
    onEnded: (acceptanceNo) => bar?.advance(acceptanceNo),
  });
  bar?.finish();
  return failed;
}

const hasResult = (callbacks: readonly CallbackSummary[], push: PushEntry) =>
  callbacks.some((each) => each.kept && each.kind === 'result' && isAbout(each, push));

/**
 * Pushes a batch, plays the handlers of 12317 until every accepted order has ended, waits for all results and compares.
 * Prints progress; gives the table.
 */
export async function runDemo(settings: Settings, options: DemoOptions): Promise<BatchReport & { pushes: PushEntry[] }> {
  return withSimulator(settings, async (control) => {
    const pushes = await runBatch(settings, control, options);
    const accepted = pushes.filter((push) => push.answer === 'accepted');
    const numbers = accepted.flatMap((push) => push.acceptanceNo ?? []);
    const office = openOffice(settings.apiUrl, settings.password);
    try {
      const failed = await play(office, numbers, options);
      const ended = accepted.filter((push) => !failed.some(({ acceptanceNo }) => acceptanceNo === push.acceptanceNo));
      const callbacks = await waitForCallbacks(control, (all) => ended.every((push) => hasResult(all, push)), 15_000);
      const silent = ended.filter((push) => !hasResult(callbacks, push));
      const unfinished = [...failed, ...silent.map((push) => ({ acceptanceNo: push.acceptanceNo ?? '—', reason: surpriseText('no-result') }))];
      return { ...reportBatch(pushes, callbacks, unfinished), pushes };
    } finally {
      await office.close();
    }
  });
}

/** `demo`: the whole way, printed. The number of surprises. */
export async function demoCommand(settings: Settings, options: DemoOptions): Promise<number> {
  const { text, surprises } = await runDemo(settings, options);
  console.log(text);
  return surprises;
}

/** `play`: brings orders that are under way to their end. The number of those that could not be. */
export async function playCommand(settings: Settings, acceptanceNos: readonly string[], waitSeconds: number): Promise<number> {
  const office = openOffice(settings.apiUrl, settings.password);
  try {
    const options = { waitSeconds, platforms: [], only: [], faults: [], onStep: (line: string) => console.log(line) };
    const failed = await play(office, acceptanceNos, options);
    for (const { reason } of failed) console.error(reason);
    return failed.length;
  } finally {
    await office.close();
  }
}
