import { z } from 'zod';
import type { PlatformCredentials } from '../credentials.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { signRequest } from '../sign-request.ts';

const ours = z.string().trim().min(1).max(64);

/** What the seat screen sends to its own server: never the key, and nothing that 12317 couldn't be asked for. */
const seatRequest = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('register'), platformCode: ours, orderType: ours, agentNumber: ours, callerNumber: ours, callId: ours }),
  z.strictObject({ purpose: z.literal('progress'), platformCode: ours, agentNumber: ours, acceptanceNo: ours }),
]);

const issued = z.object({ url: z.url(), expiresAt: z.string() });
const refused = z.object({ code: z.string(), detail: z.string(), errors: z.array(z.object({ detail: z.string() })).optional() });

type Deps = { apiUrl: string; credentials: () => Promise<PlatformCredentials[]>; now: () => Date };

/**
 * The server's half of a page call (P2.1): asks 12317 for a ticket with the platform's signature, and gives the browser
 * the address. Caller number and agent travel from server to server; the browser only sees an address with a ticket.
 */
export async function launchPage({ apiUrl, credentials, now }: Deps, body: unknown): Promise<HttpAnswer> {
  const request = seatRequest.safeParse(body);
  if (!request.success) return { status: 422, body: { message: '请填写全部内容' } };
  const { platformCode, ...rest } = request.data;
  const platform = (await credentials()).find((each) => each.platformCode === platformCode);
  if (!platform) return { status: 404, body: { message: '没有这个平台' } };
  const text = JSON.stringify(rest.purpose === 'register' ? { ...rest, calledAt: now().toISOString() } : rest);
  const target = `${new URL(apiUrl).pathname.replace(/\/$/, '')}/api/v1/launch-tickets`;
  const headers = { 'Content-Type': 'application/json', ...signRequest(platform, { method: 'POST', target, body: text, at: now() }) };
  const response = await fetch(new URL(target, apiUrl), { method: 'POST', headers, body: text, signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
  if (!response) return { status: 502, body: { message: '12317没有应答' } };
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.status === 201) return { status: 201, body: issued.parse(answer) };
  const problem = refused.safeParse(answer).data;
  return { status: response.status, body: { message: [problem?.detail, ...(problem?.errors ?? []).map(({ detail }) => detail)].join(' ') } };
}
