import type { Dispatcher, Pool } from 'undici';
import type { AttemptRecord } from '../../domain/delivery/ports.ts';
import type { SendResult } from '../../domain/delivery/retry-schedule.ts';
import { signWebhook, type WebhookSecret } from '../crypto/webhook-signature.ts';
import { findAllowedTarget, type AllowedTarget } from './allowed-target.ts';
import { judgeAnswer } from './callback-answer.ts';
import { createGuardedPool, systemResolve, type Resolve } from './guarded-pool.ts';

/** Where callbacks of one platform go: its URL, and its allow-list as in `platform.allowed_targets`. */
export type CallbackTarget = { platformId: string; url: string; allowedTargets: readonly string[] };

/** One message: `id` is the same in each attempt, `body` the JSON text as it was stored. */
export type CallbackMessage = { id: string; body: string; secrets: readonly WebhookSecret[] };

/** Sends callbacks. `send` never throws for what a platform does; `close` waits for what is under way. */
export type CallbackSender = { send(target: CallbackTarget, message: CallbackMessage): Promise<SendResult>; close(): Promise<void> };

const longestAnswerBytes = 65_536;

/**
 * The HTTP side of callbacks (P8.1): signed, one pool of kept-alive connections per platform and origin, 15 s for
 * everything from connecting to the last byte of the answer, redirects never followed, answers read up to 64 KiB.
 * `allowLoopback` is for demo and tests. `wallNow` signs; business time has no place here.
 */
export function createCallbackSender(settings: {
  allowLoopback: boolean;
  wallNow: () => Date;
  timeoutMs?: number;
  connectionsPerPlatform?: number;
  resolve?: Resolve;
}): CallbackSender {
  const { timeoutMs = 15_000, connectionsPerPlatform: connections = 4, resolve = systemResolve, allowLoopback } = settings;
  const pools = new Map<string, { entry: string; pool: Pool }>();

  const poolFor = (platformId: string, target: AllowedTarget): Pool => {
    const name = `${platformId} ${target.origin}`;
    const entry = JSON.stringify(target.ranges);
    const known = pools.get(name);
    if (known?.entry === entry) return known.pool;
    // The allow-list was changed: connections made under the old one must not live on.
    if (known) void known.pool.close();
    const pool = createGuardedPool(target, { allowLoopback, connections, timeoutMs, resolve });
    pools.set(name, { entry, pool });
    return pool;
  };

  return {
    async send(target, message) {
      const started = performance.now();
      const elapsedMs = () => Math.round(performance.now() - started);
      if (message.secrets.length === 0) return { attempt: { outcome: 'secretMissing', durationMs: 0 } };
      const url = URL.canParse(target.url) ? new URL(target.url) : undefined;
      const allowed = url && findAllowedTarget(url, target.allowedTargets);
      if (!url || !allowed) return { attempt: { outcome: 'targetRefused', durationMs: elapsedMs() } };
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': '12317-callback/1',
        ...signWebhook({ ...message, signedAt: settings.wallNow() }, message.secrets),
      };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await poolFor(target.platformId, allowed).request({
          method: 'POST', path: `${url.pathname}${url.search}`, headers, body: message.body, signal,
        }); // prettier-ignore
        const answer = {
          status: response.statusCode,
          contentType: headerOf(response, 'content-type') ?? '',
          retryAfter: headerOf(response, 'retry-after'),
          text: await readCapped(response),
        };
        return judgeAnswer(answer, elapsedMs(), settings.wallNow());
      } catch (error) {
        return { attempt: { outcome: signal.aborted ? 'timeout' : outcomeOf(error), durationMs: elapsedMs() } };
      }
    },
    close: async () => {
      await Promise.all([...pools.values()].map(({ pool }) => pool.close()));
    },
  };
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function readCapped(response: Dispatcher.ResponseData): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop destroys the body and with it the connection.
    if (bytes > longestAnswerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function outcomeOf(error: unknown): AttemptRecord['outcome'] {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'TARGET_REFUSED') return 'targetRefused';
  return typeof code === 'string' && /TIMEOUT|ETIMEDOUT/.test(code) ? 'timeout' : 'connection';
}
