import { z } from 'zod';
import { operations } from '../../api/contract/operations.ts';
import type { Exchange } from '../platform-client.ts';
import type { Conformance } from './conformance.ts';

const problemSchema = z.looseObject({ type: z.string(), title: z.string(), status: z.int(), code: z.string() });

// Of `/regions/search` and `/regions/{code}` the one without a parameter comes first.
const byPath = [...operations]
  .sort((one, other) => one.path.split('{').length - other.path.split('{').length)
  .map((operation) => ({ operation, pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }));

/** Holds an answer against the published contract of its operation: the promised body, or a problem after RFC 9457. */
export function noteExchange(conformance: Conformance, { method, path, status, body }: Exchange): void {
  const [target = ''] = path.split('?', 1);
  const operation = byPath.find((each) => each.operation.method === method.toLowerCase() && each.pattern.test(target))?.operation;
  if (!operation) return;
  const promised = operation.responses[status];
  const sound = promised ? (promised.body?.safeParse(body).success ?? true) : problemSchema.safeParse(body).success;
  conformance.note(`operation:${operation.operationId}`, sound ? undefined : `HTTP ${status} 的内容与公布的不符`);
}
