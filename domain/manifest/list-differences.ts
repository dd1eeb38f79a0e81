import { consoleScopeOf } from '../console/scope.ts';
import type { User } from '../user/user.ts';
import type { DifferenceLine, Manifests, ReconciliationLine } from './ports.ts';
import { remedyOf } from './repair-difference.ts';

/** A difference with what may be done about it. */
export type DifferenceEntry = DifferenceLine & { remedy: 'resend' | 'platform' };

/** When platforms sent their lists, and the differences, newest first. Error: `right-required`. */
export async function listDifferences(
  deps: { manifests: Manifests },
  input: { user: User; onlyOpen: boolean },
): Promise<{ reconciliations: ReconciliationLine[]; differences: DifferenceEntry[] }> {
  const scope = consoleScopeOf(input.user);
  const differences = await deps.manifests.differences(scope, input.onlyOpen, 500);
  return {
    reconciliations: await deps.manifests.reconciliations(scope),
    differences: differences.map((line) => ({ ...line, remedy: remedyOf(line) })),
  };
}
