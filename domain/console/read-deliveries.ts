import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';
import { maskPayload } from './mask-payload.ts';
import type { AlarmLine, AttemptLine, DeliveryConsole, DeliveryCriteria, DeliveryCursor, DeliveryLine, PlatformDeliveries } from './ports.ts';
import { consoleScopeOf } from './scope.ts';

/** One callback with its attempts and its masked content. */
export type DeliveryPage = { delivery: DeliveryLine; payload: unknown; sizeBytes: number; payloadSha256: string; attempts: AttemptLine[] };

/** A page of callbacks, newest first (P8.1). Error: `right-required`. */
export async function listDeliveries(
  deps: { deliveryConsole: DeliveryConsole },
  input: { user: User; criteria: DeliveryCriteria; after?: DeliveryCursor; limit: number },
): Promise<{ deliveries: DeliveryLine[]; next: DeliveryCursor | undefined }> {
  const scope = consoleScopeOf(input.user);
  const found = await deps.deliveryConsole.page(scope, input.user, input.criteria, input.after, input.limit + 1);
  const deliveries = found.slice(0, input.limit);
  const last = deliveries.at(-1);
  return { deliveries, next: found.length > input.limit && last ? { createdAt: last.createdAt, id: last.id } : undefined };
}

/** One callback. Errors: `right-required`, `not-found` out of scope. */
export async function readDelivery(deps: { deliveryConsole: DeliveryConsole }, input: { user: User; deliveryId: string }): Promise<DeliveryPage> {
  const found = await deps.deliveryConsole.find(consoleScopeOf(input.user), input.user, input.deliveryId);
  if (!found) throw new DomainError('not-found', '消息不存在或不在您的权限范围内。');
  const { envelope, envelopeSha256, ...delivery } = found;
  return {
    delivery,
    payload: maskPayload(JSON.parse(envelope)),
    sizeBytes: new TextEncoder().encode(envelope).length,
    payloadSha256: envelopeSha256,
    attempts: await deps.deliveryConsole.attempts(delivery.id),
  };
}

/** How each platform's callbacks stand, and how many alarms are open. Error: `right-required`. */
export async function summariseDeliveries(
  deps: { deliveryConsole: DeliveryConsole; clock: Clock },
  input: { user: User },
): Promise<{ platforms: PlatformDeliveries[]; openAlarms: number }> {
  const scope = consoleScopeOf(input.user);
  const since = new Date(deps.clock.now().getTime() - 24 * 3_600_000);
  return { platforms: await deps.deliveryConsole.platforms(scope, since), openAlarms: await deps.deliveryConsole.countOpenAlarms(scope) };
}

/** Alarms, newest first, at most 200. Error: `right-required`. */
export async function listAlarms(deps: { deliveryConsole: DeliveryConsole }, input: { user: User; onlyOpen: boolean }): Promise<AlarmLine[]> {
  return deps.deliveryConsole.alarms(consoleScopeOf(input.user), input.user, input.onlyOpen, 200);
}
