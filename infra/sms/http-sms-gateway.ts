import { Agent, request } from 'undici';
import type { SmsGateway } from '../../domain/notice/sms-ports.ts';
import { signWebhook, type WebhookSecret } from '../crypto/webhook-signature.ts';

const longestWaitMs = 10_000;

/** What a person reads on the phone: the number, nothing of the case (P5.4). */
export const smsText = (acceptanceNo: string): string => `【12317】工单${acceptanceNo}有新的提醒，请登录工作台查看。`;

/**
 * The province's short-message gateway over HTTP: `{id, phone, text}` as JSON, signed after Standard Webhooks, the same `id`
 * for each try, so that the gateway can drop repeats. 2xx is sent; 4xx but 408 and 429 is refused; all else comes again.
 * `close` ends its connections.
 */
export function createHttpSmsGateway(settings: { url: string; secret: WebhookSecret; wallNow: () => Date }): SmsGateway & { close(): Promise<void> } {
  const agent = new Agent({ connections: 4, connect: { timeout: longestWaitMs }, headersTimeout: longestWaitMs, bodyTimeout: longestWaitMs });
  return {
    send: async ({ id, phone, acceptanceNo }) => {
      const body = JSON.stringify({ id, phone, text: smsText(acceptanceNo) });
      const headers = { 'content-type': 'application/json; charset=utf-8', ...signWebhook({ id, body, signedAt: settings.wallNow() }, [settings.secret]) };
      try {
        const answer = await request(settings.url, { method: 'POST', body, headers, dispatcher: agent, signal: AbortSignal.timeout(longestWaitMs) });
        await answer.body.dump();
        if (answer.statusCode >= 200 && answer.statusCode < 300) return 'sent';
        const mayPass = answer.statusCode < 400 || answer.statusCode >= 500 || answer.statusCode === 408 || answer.statusCode === 429;
        return mayPass ? 'unreachable' : 'refused';
      } catch {
        return 'unreachable';
      }
    },
    close: () => agent.close(),
  };
}
