import { setTimeout as pause } from 'node:timers/promises';
import { isAbout, reportBatch } from './batch-report.ts';
import { readCases } from './cases.ts';
import type { CallbackSummary } from './control-api.ts';
import type { ControlClient } from './control-client.ts';
import { readCredentials } from './credentials.ts';
import { callbackFaultSchema } from './fault-modes.ts';
import type { PushEntry } from './journal.ts';
import { createProgressBar } from './progress-bar.ts';
import { newBatchId, planBatch, pushBatch } from './push-batch.ts';
import type { PushFault } from './push-faults.ts';
import { withSimulator } from './run-simulator.ts';
import type { Settings } from './settings.ts';
import { textTable } from './text-table.ts';

/** What to push: how many, at which platforms (codes or province codes), which cases, with which faults. */
export type BatchOptions = { count?: number | undefined; platforms: string[]; only: string[]; faults: PushFault[] };

async function plan(settings: Settings, options: BatchOptions, batchId: string) {
  const { platforms, only } = options;
  const chosen = (await readCredentials(settings.credentialsPath)).filter(
    ({ platformCode, provinceCode }) =>
      platforms.length === 0 || platforms.some((name) => name === platformCode || provinceCode.startsWith(name)),
  );
  if (chosen.length === 0) throw new Error(`没有这样的平台：${platforms.join('、')}`);
  const cases = (await readCases()).filter(({ id }) => only.length === 0 || only.includes(id));
  const unknown = only.filter((id) => !cases.some((each) => each.id === id));
  if (unknown.length > 0) throw new Error(`没有这样的案例：${unknown.join('、')}（npm run simulate -- cases 可列出全部案例）`);
  const { pushes, without } = planBatch(cases, chosen, { count: options.count, batchId });
  if (without.length > 0 && platforms.length === 0) console.error(`以下省份没有演示平台，其案例不推送：${without.join('、')}`);
  if (pushes.length === 0) throw new Error('没有可推送的案例。');
  return pushes;
}

/** Pushes a batch with a progress bar and enters every push into the simulator's journal. */
export async function runBatch(settings: Settings, control: ControlClient, options: BatchOptions): Promise<PushEntry[]> {
  const batchId = newBatchId(new Date());
  const pushes = await plan(settings, options, batchId);
  const bar = createProgressBar('推送工单', pushes.length);
  const entries = await pushBatch(settings.apiUrl, pushes, {
    batchId,
    faults: options.faults,
    onPushed: async (entry) => {
      await control.addPush(entry);
      bar.advance(entry.title);
    },
  });
  bar.finish();
  return entries;
}

/** Waits until `isDone` of the callbacks so far, or the time is over; either way gives the callbacks. */
export async function waitForCallbacks(
  control: ControlClient,
  isDone: (callbacks: readonly CallbackSummary[]) => boolean,
  waitMs: number,
): Promise<CallbackSummary[]> {
  const until = Date.now() + waitMs;
  for (;;) {
    const callbacks = await control.callbacks();
    if (isDone(callbacks) || Date.now() > until) return callbacks;
    await pause(250);
  }
}

/** `batch`: pushes, waits a moment for what comes back, prints the table. The number of surprises. */
export async function batchCommand(settings: Settings, options: BatchOptions & { waitSeconds: number }): Promise<number> {
  return withSimulator(settings, async (control) => {
    const pushes = await runBatch(settings, control, options);
    const accepted = pushes.filter((push) => push.acceptanceNo !== null);
    const isDone = (callbacks: readonly CallbackSummary[]) =>
      accepted.every((push) => callbacks.some((each) => each.kept && isAbout(each, push)));
    const report = reportBatch(pushes, await waitForCallbacks(control, isDone, options.waitSeconds * 1000));
    console.log(report.text);
    return report.surprises;
  });
}

/** `cases`: lists what can be pushed. */
export async function casesCommand(): Promise<number> {
  const rows = (await readCases()).map((each) => [
    each.id,
    each.provinceCode,
    each.title,
    each.expected === 'accepted' ? '受理' : each.expected.code,
  ]);
  console.log(textTable(['案例', '省', '标题', '应得'], rows));
  return 0;
}

/** `fault`: switches a fault of a running simulator on (`mode`) or off (`off`); without arguments lists them. */
export async function faultCommand(
  control: ControlClient,
  [platformCode, mode]: readonly (string | undefined)[],
  details: { times?: number | undefined; kinds?: string[] | undefined; seconds?: number | undefined },
): Promise<number> {
  if (!(await control.isUp())) throw new Error(`模拟器没有运行：${control.url}`);
  if (platformCode && mode === 'off') await control.clearFault(platformCode);
  else if (platformCode && mode) {
    const given = Object.entries({ mode, ...details }).filter(([, value]) => value !== undefined);
    const fault = callbackFaultSchema.safeParse(Object.fromEntries(given));
    if (!fault.success) throw new Error(`故障设置有误；可用：${callbackFaultSchema.shape.mode.options.join('、')}、off`);
    await control.setFault(platformCode, fault.data);
  }
  console.log(JSON.stringify(await control.faults(), null, 2));
  return 0;
}
