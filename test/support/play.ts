import { bodyOf, type OrderCase } from '../../simulator/cases.ts';
import { readCredentials } from '../../simulator/credentials.ts';
import type { CallbackEntry, PushEntry } from '../../simulator/journal.ts';
import { createPlatformClient, type PlatformAnswer } from '../../simulator/platform-client.ts';
import { newBatchId, planBatch, pushBatch } from '../../simulator/push-batch.ts';
import { eventually } from './eventually.ts';
import type { TestProduct } from './product.ts';

/** The case of this id. */
export function caseOf(product: Pick<TestProduct, 'cases'>, id: string): OrderCase {
  const found = product.cases.find((each) => each.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
}

/** Pushes cases as 12345 does, `count` of them (again from the first), and answers what each came to. */
export async function pushCases(product: TestProduct, ids: readonly string[], count = ids.length): Promise<PushEntry[]> {
  const batchId = newBatchId(new Date());
  const cases = ids.map((id) => caseOf(product, id));
  const { pushes } = planBatch(cases, await readCredentials(product.credentialsPath), { batchId, count });
  return pushBatch(product.apiUrl, pushes, { batchId, onPushed: (entry) => product.simulator.journal.add(entry) });
}

/** Pushes one case, with changes where given, and answers its 受理编号. */
export async function pushOne(product: TestProduct, id: string, change: Record<string, unknown> = {}): Promise<string> {
  const changed = { ...product, cases: product.cases.map((each) => (each.id === id ? { ...each, body: { ...each.body, ...change } } : each)) };
  const [entry] = await pushCases(changed, [id]);
  if (!entry?.acceptanceNo) throw new Error(`${id} was not accepted: ${entry?.answer ?? 'nothing pushed'}`);
  return entry.acceptanceNo;
}

/** Sends a case once, with changes, under the given number; throws where no answer came. */
export async function submitCase(
  product: TestProduct,
  id: string,
  platformOrderNo: string,
  change: Record<string, unknown> = {},
): Promise<PlatformAnswer> {
  const orderCase = caseOf(product, id);
  const platform = (await readCredentials(product.credentialsPath)).find(({ provinceCode }) => provinceCode.startsWith(orderCase.provinceCode));
  if (!platform) throw new Error(`no platform for ${id}`);
  const client = createPlatformClient(product.apiUrl, platform, { connections: 1 });
  try {
    return await client.submit(orderCase.orderType, { ...bodyOf(orderCase, platformOrderNo, new Date()), ...change });
  } finally {
    await client.close();
  }
}

/** What 12345 received about an order, each message once. */
export const callbacksOf = (product: TestProduct, acceptanceNo: string): CallbackEntry[] =>
  product.simulator.journal.callbacks().filter((each) => each.kept && each.acceptanceNo === acceptanceNo);

/** Waits for the verified result of an order at 12345. */
export const resultOf = (product: TestProduct, acceptanceNo: string): Promise<CallbackEntry> =>
  eventually(`the result of ${acceptanceNo}`, () => callbacksOf(product, acceptanceNo).find(({ kind }) => kind === 'result'));
