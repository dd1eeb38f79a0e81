import { z } from 'zod';
import { openedPage, pageReceipt } from '../../api/contract/register/page.ts';
import type { PlatformCredentials } from '../credentials.ts';
import { launchPage } from './launch-page.ts';

/** One call that an agent registers on 12317's page: the form is table 1, 2 or 3 without the 自动生成 fields. */
export type PageCall = { orderType: string; agentNumber: string; callerNumber: string; callId: string; form: Readonly<Record<string, unknown>> };

const launched = z.object({ url: z.url() });

/**
 * Plays an agent's browser without one (P2.1–P2.3): asks for the page, exchanges its ticket, submits the form. Gives the
 * 受理编号; throws with what 12317 said where it refuses.
 */
export async function registerOnPage(deps: { apiUrl: string; platform: PlatformCredentials; now: () => Date }, call: PageCall): Promise<string> {
  const { apiUrl, platform, now } = deps;
  const { form, ...about } = call;
  const answer = await launchPage(
    { apiUrl, now, credentials: () => Promise.resolve([platform]) },
    { purpose: 'register', platformCode: platform.platformCode, ...about },
  );
  if (answer === 'reset' || answer.status !== 201) throw new Error(`没有得到页面调用票据：${JSON.stringify(answer)}`);
  const ticket = new URL(launched.parse(answer.body).url).searchParams.get('ticket');
  const send = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json', 'X-Requested-With': '12317', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) };
    const response = await fetch(new URL(`/api/register${path}`, apiUrl), { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(15_000) });
    const said: unknown = await response.json();
    if (!response.ok) throw new Error(`页面登记未受理（${response.status}）：${JSON.stringify(said)}`);
    return said;
  };
  const { token } = openedPage.parse(await send('/session', { ticket }));
  return pageReceipt.parse(await send('/order', form, token)).acceptanceNo;
}
