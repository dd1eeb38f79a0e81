import { sendShortMessages } from '../domain/notice/send-short-messages.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createSmsQueue } from '../infra/postgres/sms-queue.ts';
import { createHttpSmsGateway } from '../infra/sms/http-sms-gateway.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

const everyMs = 5_000;
const limit = 20;

/** The role that hands short messages to the province's gateway (P5.4). Without a gateway they stay where they are. */
export function composeSmsRole({ config, database, cipher, logger }: Pick<Adapters, 'config' | 'database' | 'cipher' | 'logger'>): Role {
  return {
    name: 'sms',
    start: () => {
      const { SMS_GATEWAY_URL: url, SMS_GATEWAY_SECRET: secret } = config;
      if (url === undefined || secret === undefined) {
        logger.info({}, 'no gateway for short messages: they wait');
        return () => Promise.resolve();
      }
      const wallNow = () => new Date();
      const gateway = createHttpSmsGateway({ url, secret: { algorithm: 'HMAC-SHA256', secret }, wallNow });
      const queue = createSmsQueue(database, cipher);
      const loop = startLoop({ name: 'sms', everyMs, run: () => sendShortMessages({ queue, gateway, wallNow }, { limit }), logger });
      return async () => {
        await loop.stop();
        await gateway.close();
      };
    },
  };
}
