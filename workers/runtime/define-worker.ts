import type { z } from 'zod';
import type { KeptExit } from '../../domain/job-effect/ports.ts';
import type { JobExit } from './exits.ts';
import type { JobContext } from './job-context.ts';

/** A worker as its file writes it down: one job type, its variables, one use case, its exit. */
export type WorkerDefinition<Input extends z.ZodObject> = {
  /** `<concept>.<verbNoun>`, as the models name it. */
  type: string;
  /** The variables the worker reads; only these are fetched. What doesn't fit is an incident at once. */
  input: Input;
  /** The variables it writes with *complete*; what doesn't fit is a programming fault. */
  output?: z.ZodObject;
  /**
   * `true` for a worker whose use case puts everything right by itself each time (the projector): its exits are not
   * kept, each delivery runs it again.
   */
  heals?: boolean;
  run: (input: z.output<Input>, job: JobContext) => Promise<JobExit>;
  /**
   * What a redelivery does beside answering the kept exit, e.g. queue a dead callback again after 重试 in Operate
   * (§3.1.8). Without it the kept exit is answered and nothing else happens. Its transaction is its own, not `job.once`.
   */
  redelivered?: (input: z.output<Input>, job: JobContext, kept: KeptExit) => Promise<JobExit>;
};

/** A definition with its types closed over, as the runtime and the registry hold it. */
export type JobWorker = {
  type: string;
  variableNames: string[];
  /** What it writes with *complete*. */
  outputNames: string[];
  heals: boolean;
  answersRedelivery: boolean;
  /** Reads the variables; `problems` names what is wrong without any value. */
  read(variables: unknown): { ok: true; run(job: JobContext, kept?: KeptExit): Promise<JobExit> } | { ok: false; problems: string };
  /** What is wrong with the variables of *complete*, if anything. */
  outputProblems(variables: unknown): string | undefined;
};

/** Names and kinds of faults, never values: incidents are exported in plain text. */
function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(变量)'}（${issue.code}）`).join('、');
}

/** Makes a worker of a definition. */
export function defineWorker<Input extends z.ZodObject>(definition: WorkerDefinition<Input>): JobWorker {
  const { redelivered } = definition;
  return {
    type: definition.type,
    variableNames: Object.keys(definition.input.shape),
    outputNames: Object.keys(definition.output?.shape ?? {}),
    heals: definition.heals ?? false,
    answersRedelivery: redelivered !== undefined,
    read: (variables) => {
      const parsed = definition.input.safeParse(variables);
      if (!parsed.success) return { ok: false, problems: describe(parsed.error) };
      const input = parsed.data;
      return {
        ok: true,
        run: (job, kept) => (kept && redelivered ? redelivered(input, job, kept) : definition.run(input, job)),
      };
    },
    outputProblems: (variables) => {
      const checked = definition.output?.strict().safeParse(variables);
      return checked?.success === false ? describe(checked.error) : undefined;
    },
  };
}
