import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { summarise } from './measure.ts';

/** One line of a benchmark: a ratio against its control, in the same run. */
export type Ratio = { goal: string; what: string; ours: readonly number[]; control: readonly number[]; unit: string; target: string };

const fixed = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Prints the table and writes the JSON beside it (`.data/bench/<name>.json`), with commit and machine. */
export async function report(name: string, ratios: readonly Ratio[], settings: Record<string, unknown>): Promise<void> {
  const rows = ratios.map(({ goal, what, ours, control, unit, target }) => {
    const perRound = ours.map((value, round) => value / (control[round] ?? Number.NaN));
    return { goal, what, unit, target, ours: summarise(ours), control: summarise(control), ratio: summarise(perRound) };
  });
  console.log(`| goal | what | ours | control | ours ÷ control (median, range) | target |\n|---|---|---|---|---|---|`);
  for (const { goal, what, unit, target, ours, control, ratio } of rows)
    console.log(
      `| ${goal} | ${what} | ${fixed(ours.median)} ${unit} | ${fixed(control.median)} ${unit} | ` +
        `**${fixed(ratio.median)}** (${fixed(ratio.min)}–${fixed(ratio.max)}) | ${target} |`,
    );
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version };
  await mkdir('.data/bench', { recursive: true });
  await writeFile(`.data/bench/${name}.json`, `${JSON.stringify({ name, commit, machine, settings, rows }, null, 2)}\n`);
  console.log(`\ncommit ${commit}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}; ${JSON.stringify(settings)}`);
}
