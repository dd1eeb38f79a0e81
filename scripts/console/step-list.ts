import { cutToWidth } from './display-width.ts';

/** What the reader sees of a long piece of work: each step while it runs, with its seconds, and how it ended. */
export interface StepList {
  /** Runs one step; steps may run side by side. `say` changes the small print behind the running step. */
  step<T>(title: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
  /** Prints a line above the running steps. */
  line(text: string): void;
  /** Stops drawing; running steps stay as they are. */
  close(): void;
}

interface ActiveStep {
  readonly title: string;
  readonly startedAt: number;
  detail: string;
}

type Output = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number };

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} 秒`;

/**
 * On a terminal the running steps are redrawn in place; elsewhere (a log, a pipe) each step prints one line when it
 * starts, one when it ends, and its small print at most every ten seconds.
 */
export function createStepList(output: Output = process.stdout): StepList {
  return output.isTTY ? drawnInPlace(output) : linesOnly(output);
}

function linesOnly(output: Output): StepList {
  const print = (text: string): void => void output.write(`${text}\n`);
  return {
    line: print,
    close: () => undefined,
    step: async (title, work) => {
      const startedAt = Date.now();
      let nextDetailAt = startedAt + 10_000;
      print(`… ${title}`);
      const say = (detail: string): void => {
        if (Date.now() < nextDetailAt) return;
        nextDetailAt = Date.now() + 10_000;
        print(`  ${title}：${detail}（${seconds(startedAt)}）`);
      };
      return work(say).then(
        (result) => (print(`✓ ${title}（${seconds(startedAt)}）`), result),
        (error: unknown) => (print(`✗ ${title}（${seconds(startedAt)}）`), Promise.reject(asError(error))),
      );
    },
  };
}

function drawnInPlace(output: Output): StepList {
  const active = new Set<ActiveStep>();
  const marks = ['◐', '◓', '◑', '◒'];
  let drawn = 0;
  let timer: NodeJS.Timeout | undefined;
  const erase = (): string => (drawn === 0 ? '' : `\u001b[${drawn}A\u001b[J`);
  const draw = (above = ''): void => {
    const mark = marks[Math.floor(Date.now() / 200) % marks.length] ?? '';
    const lines = [...active].map(({ title, detail, startedAt }) =>
      cutToWidth(`${mark} ${title}  ${seconds(startedAt)}${detail ? `  ${detail}` : ''}`, output.columns || 80),
    );
    output.write(`${erase()}${above}${lines.map((line) => `${line}\n`).join('')}`);
    drawn = lines.length;
  };
  return {
    line: (text) => draw(`${text}\n`),
    close: () => clearInterval(timer),
    step: async (title, work) => {
      const step: ActiveStep = { title, startedAt: Date.now(), detail: '' };
      active.add(step);
      timer ??= setInterval(draw, 200).unref();
      draw();
      const end = (mark: string): void => {
        active.delete(step);
        draw(`${mark} ${title}  ${seconds(step.startedAt)}\n`);
        if (active.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
      return work((detail) => (step.detail = detail)).then(
        (result) => (end('\u001b[32m✓\u001b[0m'), result),
        (error: unknown) => (end('\u001b[31m✗\u001b[0m'), Promise.reject(asError(error))),
      );
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
