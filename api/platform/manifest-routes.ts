import { Router } from 'express';
import type { Difference, OurEntry, TheirEntry } from '../../domain/manifest/schema.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { checkFields } from '../../domain/shared/field-problems.ts';
import type { z } from 'zod';
import { manifestPath, theirManifest } from '../contract/manifests.ts';
import { platformOf } from './authenticate-platform.ts';
import { readJson } from './read-json.ts';

/** The use cases behind these routes, with their ports already given. */
export type ManifestServices = {
  readManifest(input: { platformId: string; day: string }): Promise<OurEntry[]>;
  reconcileDay(input: { platformId: string; day: string; orders: readonly TheirEntry[] }): Promise<{ comparedAt: Date; orderCount: number; differences: Difference[] }>;
};

function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = checkFields(schema, input);
  if (result.ok) return result.value;
  throw new DomainError('validation-failed', `共有 ${result.problems.length} 处不符合要求，未保存任何内容。`, { problems: result.problems });
}

/** 对账 (P8.2): our list of a day, and the comparison with the platform's. */
export function manifestRoutes(services: ManifestServices): Router {
  const router = Router();
  router.get('/manifests/:date', async (request, response) => {
    const { date } = checked(manifestPath, request.params);
    response.json({ date, orders: await services.readManifest({ platformId: platformOf(response).id, day: date }) });
  });
  router.post('/manifests/:date', async (request, response) => {
    const { date } = checked(manifestPath, request.params);
    const { orders } = checked(theirManifest, readJson(request));
    const compared = await services.reconcileDay({ platformId: platformOf(response).id, day: date, orders });
    response.json({ date, ...compared });
  });
  return router;
}
