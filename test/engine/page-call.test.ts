import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launchPage } from '../../simulator/seat/launch-page.ts';
import { readCredentials } from '../../simulator/credentials.ts';
import { eventually } from '../support/eventually.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const province = '43';

describe('an order registered on our page', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct({ provinces: [province] });
  }, 600_000);
  afterAll(() => product.end());

  /** A call registered as an agent's browser does it; its acceptance number. */
  async function registered(callId: string, region: string): Promise<string> {
    const [platform] = await readCredentials(product.credentialsPath);
    const deps = { apiUrl: product.apiUrl, credentials: () => readCredentials(product.credentialsPath), now: () => new Date() };
    const call = { purpose: 'register', platformCode: platform?.platformCode, orderType: 'consultation', agentNumber: '8017', callerNumber: '15400010017', callId };
    const launched = await launchPage(deps, call);
    if (launched === 'reset' || launched.status !== 201) throw new Error(`no ticket: ${JSON.stringify(launched)}`);
    const ticket = new URL((launched.body as { url: string }).url).searchParams.get('ticket');
    const send = async <T>(path: string, body: object, headers: Record<string, string> = {}) => {
      const own = { 'Content-Type': 'application/json', 'X-Requested-With': '12317', ...headers };
      const response = await fetch(`${product.apiUrl}/api/register${path}`, { method: 'POST', headers: own, body: JSON.stringify(body) });
      return (await response.json()) as T;
    };
    const { token } = await send<{ token: string }>('/session', { ticket });
    const form = {
      callerCategory: 'public', serviceType: 'consultation', region: { code: region }, detailedAddress: '集镇', problemCategory: '9', content: '小额信贷需要哪些条件？',
    }; // prettier-ignore
    return (await send<{ acceptanceNo: string }>('/order', form, { Authorization: `Bearer ${token}` })).acceptanceNo;
  }
  const openKinds = (acceptanceNo: string) =>
    product
      .database('work_item')
      .join('work_order', 'work_order.id', 'work_item.order_id')
      .where({ acceptance_no: acceptanceNo })
      .pluck<string[]>('kind');

  it('passes 初审 by rule where its region is a county, and 12345 has its copy', async () => {
    const acceptanceNo = await registered('CALL-county', '430181');

    const kinds = await eventually('the first task', async () => {
      const found = await openKinds(acceptanceNo);
      return found.length > 0 ? found : undefined;
    });
    expect(kinds).toEqual(['province-intake']);
    const order = await product.database('work_order').where('acceptance_no', acceptanceNo).first<{ status: string; docking: string }>('status', 'docking');
    expect(order).toEqual({ status: 'in_handling', docking: 'page' });
    const copies = () => product.simulator.journal.callbacks().filter((entry) => entry.kept && entry.acceptanceNo === acceptanceNo);
    await eventually('copy and receipt', () => copies().length === 2);
    expect(copies().map(({ kind, sequence, surprises }) => [kind, sequence, surprises])).toEqual([['pageCopy', 1, []], ['accepted', 2, []]]);
  }, 120_000);

  it('begins with the 办结日期 that the limit table of the province gives', async () => {
    const kept = await eventually('the limit', () => product.database('page_finish_limit').where('province', province).first<{ amount: number; unit: string }>('amount', 'unit'));

    expect(kept).toEqual({ amount: 15, unit: 'workingDay' });
  });

  it('gets the full task of 初审 where its region is none', async () => {
    const acceptanceNo = await registered('CALL-city', '430100');

    const kinds = await eventually('the first task', async () => {
      const found = await openKinds(acceptanceNo);
      return found.length > 0 ? found : undefined;
    });
    expect(kinds).toEqual(['initial-review']);
  }, 120_000);
});
