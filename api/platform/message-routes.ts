import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { MessageInput, MessageReceipt } from '../../domain/platform-message/take-message.ts';
import { cancellation, rehandling, reminder, supplement } from '../../domain/platform-message/schema.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { checkFields } from '../../domain/shared/field-problems.ts';
import { platformOf } from './authenticate-platform.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readJson } from './read-json.ts';

type Take<S extends z.ZodType> = (input: MessageInput<z.output<S>>) => Promise<MessageReceipt>;

/** The use cases behind these routes, with their ports already given. */
export type MessageServices = {
  remindOrder: Take<typeof reminder>;
  supplementOrder: Take<typeof supplement>;
  cancelOrder: Take<typeof cancellation>;
  rehandleOrder: Take<typeof rehandling>;
};

/** What a platform says about an order of its own (P3.6, P3.7): 201 the first time, 200 for a repeat. */
export function messageRoutes(services: MessageServices): Router {
  const router = Router();
  const take =
    <S extends z.ZodType<object>>(kind: string, schema: S, run: Take<S>) =>
    async (request: Request<{ acceptanceNo: string }>, response: Response) => {
      const message = read(schema, readJson(request));
      const { acceptanceNo } = request.params;
      const receipt = await run({ platformId: platformOf(response).id, acceptanceNo, fingerprint: fingerprintOf(kind, message), message });
      const { messageNo, receivedAt, status, runNo, repeated } = receipt;
      response.status(repeated ? 200 : 201).json({ acceptanceNo, messageNo, receivedAt: receivedAt.toISOString(), status, round: runNo });
    };
  router.post('/orders/:acceptanceNo/reminders', take('reminder', reminder, services.remindOrder));
  router.post('/orders/:acceptanceNo/supplements', take('supplement', supplement, services.supplementOrder));
  router.post('/orders/:acceptanceNo/cancellation', take('cancellation', cancellation, services.cancelOrder));
  router.post('/orders/:acceptanceNo/rehandlings', take('rehandling', rehandling, services.rehandleOrder));
  return router;
}

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const checked = checkFields(schema, body);
  if (checked.ok) return checked.value;
  throw new DomainError('validation-failed', `共有 ${checked.problems.length} 处不符合要求，未保存任何内容。`, { problems: checked.problems });
}
