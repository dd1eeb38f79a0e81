import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCallback } from './answer-callback.ts';
import { answerRequest } from './answer-request.ts';
import { answerControl } from './control-api.ts';
import type { PlatformCredentials } from './credentials.ts';
import { createDecisionBoard, type DecisionBoard } from './decision-rules.ts';
import { createFaultBoard, type FaultBoard } from './fault-modes.ts';
import { readBody, sendAnswer, type HttpAnswer } from './http-answer.ts';
import type { CallbackEntry, Journal } from './journal.ts';
import { answerSeat } from './seat/answer-seat.ts';
import { renderStatusPage } from './status-page.ts';

/** A running callback server, for whoever started it in the same process. */
export type CallbackServer = { url: string; faults: FaultBoard; decisions: DecisionBoard; journal: Journal; close: () => Promise<void> };

type Deps = {
  /** Asked anew for each callback, so that keys issued or rotated later are known without a restart. */
  credentials: () => Promise<PlatformCredentials[]>;
  journal: Journal;
  now: () => Date;
  /** Where 12317 is, for the seat screen; without it there is none. */
  apiUrl?: string;
};

type RoutedRequest = { method: string; path: string; headers: IncomingMessage['headers']; body: string };

/** A callback that arrives where a redirect pointed: the sender followed it, which it must not. */
function followedRedirect(deps: Deps, platformCode: string): HttpAnswer {
  const nothing = { webhookId: null, platformOrderNo: null, acceptanceNo: null, round: null, sequence: null, bodySha256: '', envelope: null };
  const entry: CallbackEntry = {
    entry: 'callback', at: deps.now().toISOString(), platformCode, kind: '?', verification: 'redirect-followed',
    kept: false, repeat: false, surprises: ['redirect-followed'], answered: '404', ...nothing,
  };
  deps.journal.add(entry);
  return { status: 404, body: { code: 404, message: '不应跟随重定向' } };
}

type Boards = { faults: FaultBoard; decisions: DecisionBoard };

async function route(deps: Deps & Boards, request: RoutedRequest): Promise<HttpAnswer> {
  const { journal, faults, decisions, now } = deps;
  const { method, path, headers, body } = request;
  const [area, platformCode] = path.split('/').slice(1).map(decodeURIComponent);
  if (method === 'POST' && area === 'callbacks' && platformCode) {
    const platform = (await deps.credentials()).find((each) => each.platformCode === platformCode);
    if (!platform) return { status: 404, body: { code: 404, message: '没有这个平台' } };
    const answered = await answerCallback({ platform, journal, faults, now }, { headers, rawBody: body });
    const entry = journal.callbacks().findLast(({ webhookId }) => webhookId !== null && webhookId === headers['webhook-id']);
    // By its own rule, behind the acknowledgement: who waits for it is the other side.
    if (entry) void decisions.follow(platform, entry);
    return answered;
  }
  if (area === 'moved' && platformCode) return followedRedirect(deps, platformCode);
  const screen = area === 'seat' ? await seatScreen(deps, request) : ((await statusScreen(deps, request)) ?? (await byHand(deps, request)));
  return screen ?? answerControl({ journal, faults, decisions }, request) ?? { status: 404, body: { code: 404, message: '没有此地址' } };
}

async function statusScreen({ journal, faults, decisions, credentials }: Deps & Boards, { method, path }: RoutedRequest): Promise<HttpAnswer | undefined> {
  if (method === 'GET' && path === '/healthz') return { status: 200, body: { code: 0 } };
  if (method !== 'GET' || path !== '/') return undefined;
  // The page is there before the first platform is.
  const platformCodes = (await credentials().catch(() => [])).map(({ platformCode }) => platformCode);
  return { status: 200, body: renderStatusPage({ journal, faults: faults.list(), decisions: decisions.list(), platformCodes }) };
}

/** A decision that somebody gives on the page. */
async function byHand({ apiUrl, ...deps }: Deps & Boards, { method, path, body }: RoutedRequest): Promise<HttpAnswer | undefined> {
  const [area, resource, webhookId] = path.split('/').slice(1).map(decodeURIComponent);
  if (apiUrl === undefined || method !== 'POST' || area !== 'control' || resource !== 'answers' || !webhookId) return undefined;
  return answerRequest({ ...deps, apiUrl }, webhookId, body);
}

async function seatScreen({ apiUrl, ...deps }: Deps, request: RoutedRequest): Promise<HttpAnswer | undefined> {
  return apiUrl === undefined ? undefined : answerSeat({ ...deps, apiUrl }, request);
}

/** A page of another site may not reach this loopback server: browsers name themselves by Origin, rebound names by Host. */
function isForeign(headers: IncomingMessage['headers']): boolean {
  const isElsewhere = headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`;
  return isElsewhere || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

async function answer(deps: Deps & Boards, request: IncomingMessage): Promise<HttpAnswer> {
  if (isForeign(request.headers)) return { status: 403, body: { code: 403, message: '只接受本机访问' } };
  const body = await readBody(request);
  if (body === undefined) return { status: 413, body: { code: 413, message: '内容过大' } };
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  return route(deps, { method: request.method ?? 'GET', path, headers: request.headers, body });
}

/**
 * Starts a platform's receiving side on 127.0.0.1 (`port` 0: any free one): callbacks at `/callbacks/{platformCode}`,
 * a page of what happened at `/`, an agent's screen at `/seat`, its switchboard at `/control`.
 */
export async function startCallbackServer(deps: Deps, port: number): Promise<CallbackServer> {
  const faults = createFaultBoard();
  const decisions = createDecisionBoard(deps.apiUrl);
  const server = createServer((request, response) => {
    answer({ ...deps, faults, decisions }, request)
      .catch((error: unknown): HttpAnswer => {
        console.error('模拟平台内部错误', error instanceof Error ? error.message : '');
        return { status: 500, body: { code: 500, message: '模拟平台内部错误' } };
      })
      .then((result) => sendAnswer(response, result), () => undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, faults, decisions, journal: deps.journal, close };
}
