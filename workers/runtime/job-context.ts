import type { EffectId, KeptExit, WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { isKept, type JobExit } from './exits.ts';

/** Another delivery of the same job kept its exit first; this one's work is rolled back and that exit is answered. */
export class ExitKeptElsewhere extends Error {}

/** What a worker knows of the delivery it handles. */
export type JobContext = {
  engineId: string;
  jobKey: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processId: string;
  elementId: string;
  customHeaders: Readonly<Record<string, unknown>>;
  /**
   * Runs a use case so that its one transaction also keeps the exit made of its result: both are committed or neither.
   * The use case is an ordinary one: it returns what its transaction returned.
   */
  once<R extends WithEffects, Result>(
    inTransaction: InTransaction<R>,
    useCase: (inTransaction: InTransaction<R>) => Promise<Result>,
    toExit: (result: Result) => JobExit,
  ): Promise<JobExit>;
};

/** The exit that a delivery kept in its use case's transaction, for the runtime to see. */
export type KeptMark = { exit?: KeptExit };

/** Builds {@link JobContext.once} for one delivery. `check` throws on an exit that must not be kept. */
export function keepingOnce(effectId: EffectId, mark: KeptMark, check: (exit: JobExit) => void): JobContext['once'] {
  return async (inTransaction, useCase, toExit) => {
    let inside: unknown;
    const decorated: typeof inTransaction = (work) =>
      inTransaction(async (repositories) => {
        const result = await work(repositories);
        inside = result;
        // The use case returns this very value (checked below), so its type is the use case's result.
        const exit = toExit(result as never);
        check(exit);
        if (isKept(exit)) {
          if (!(await repositories.effects.keep(effectId, exit))) throw new ExitKeptElsewhere();
          mark.exit = exit;
        }
        return result;
      });
    const result = await useCase(decorated);
    if (!Object.is(result, inside)) throw new Error(`${effectId.kind}: the use case must return what its transaction returned`);
    return mark.exit ?? toExit(result);
  };
}
