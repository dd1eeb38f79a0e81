import { Pool } from 'undici';
import type { OrderType } from './cases.ts';
import type { PlatformCredentials } from './credentials.ts';
import { signRequest } from './sign-request.ts';

/** An answer of 12317 as it came: status, parsed body (undefined where it is no JSON), and when to come again. */
export type PlatformAnswer = { httpStatus: number; body: unknown; retryAfterSeconds: number | undefined };

/** What may be wrong with a request on purpose; each must be refused. */
export type RequestMistake = { secret?: string; signedSecondsAgo?: number; nonce?: string };

/** One request with its answer, for whoever keeps the score. */
export type Exchange = { method: string; path: string; status: number; body: unknown };

/** A 12345 platform's connection to 12317. */
export type PlatformClient = {
  /** Sends an order once. Throws where no answer came. */
  submit: (orderType: OrderType, body: Record<string, unknown>, mistake?: RequestMistake) => Promise<PlatformAnswer>;
  /** Says something about an order once: `path` is what stands behind its number in the address. Throws where no answer came. */
  tell: (acceptanceNo: string, path: string, body: Record<string, unknown>) => Promise<PlatformAnswer>;
  /** Announces a call that is being transferred (话务转接). Throws where no answer came. */
  announceCall: (body: Record<string, unknown>) => Promise<PlatformAnswer>;
  /** Uploads a file of plain bytes under a name; what refers to it sends its id. Throws where no answer came. */
  upload: (name: string, content: string) => Promise<PlatformAnswer>;
  resolveRegion: (text: string) => Promise<PlatformAnswer>;
  /** Reads what stands behind `/api/v1/`, such as `orders/{acceptanceNo}` or `regions?parent=…`. */
  read: (path: string) => Promise<PlatformAnswer>;
  /** Sends this platform's list of a day. Throws where no answer came. */
  reconcile: (day: string, body: Record<string, unknown>) => Promise<PlatformAnswer>;
  close: () => Promise<void>;
};

const pathOfType = { complaint: 'complaints', consultation: 'consultations', declaration: 'declarations' } as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Opens the connection of one platform to `apiUrl`; every request is signed with the platform's own key. */
export function createPlatformClient(
  apiUrl: string,
  platform: Pick<PlatformCredentials, 'keyId' | 'algorithm' | 'secret'>,
  options: { timeoutMs?: number; connections?: number; onExchange?: (exchange: Exchange) => void } = {},
): PlatformClient {
  const { timeoutMs = 15_000, connections = 8, onExchange } = options;
  const { origin, pathname } = new URL(apiUrl);
  const pool = new Pool(origin, { connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  type Content = { body: string; headers: Record<string, string> };
  const nothing: Content = { body: '', headers: {} };
  const send = (method: 'GET' | 'POST', path: string, content: Record<string, unknown> | undefined, mistake?: RequestMistake) =>
    sendRaw(method, path, content === undefined ? nothing : { body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }, mistake);
  const sendRaw = async (method: 'GET' | 'POST', path: string, { body, headers }: Content, mistake: RequestMistake = {}): Promise<PlatformAnswer> => {
    const target = `${pathname.replace(/\/$/, '')}/api/v1/${path}`;
    const at = new Date(Date.now() - (mistake.signedSecondsAgo ?? 0) * 1000);
    const key = { ...platform, secret: mistake.secret ?? platform.secret };
    const nonce = mistake.nonce === undefined ? {} : { nonce: mistake.nonce };
    const response = await pool.request({
      method,
      path: target,
      headers: { ...headers, ...signRequest(key, { method, target, body, at, ...nonce }) },
      ...(body === '' ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const retryAfter = Number(response.headers['retry-after']);
    const answer = parsed(await response.body.text());
    onExchange?.({ method, path: target, status: response.statusCode, body: answer });
    return {
      httpStatus: response.statusCode,
      body: answer,
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    };
  };
  return {
    submit: (orderType, content, mistake) => send('POST', `orders/${pathOfType[orderType]}`, content, mistake),
    tell: (acceptanceNo, path, content) => send('POST', `orders/${acceptanceNo}/${path}`, content),
    announceCall: (content) => send('POST', 'calls', content),
    upload: (name, content) =>
      sendRaw('POST', 'attachments', { body: content, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) } }),
    resolveRegion: (text) => send('POST', 'regions/resolutions', { text }),
    read: (path) => send('GET', path, undefined),
    reconcile: (day, content) => send('POST', `manifests/${day}`, content),
    close: () => pool.close(),
  };
}
