import { describe, expect, it } from '@jest/globals';
import type { Router } from 'express';
import knex from 'knex';
import { composeWorkbench } from '../../api/compose-workbench.ts';
import { workbenchOperations } from '../../api/contract/workbench/operations.ts';
import { adaptersOver } from '../support/adapters.ts';
import { routesOf } from '../support/routes-of.ts';

describe('the operations of the workbench', () => {
  // Routes are looked at, never asked: no connection is opened.
  const adapters = adaptersOver(knex({ client: 'pg' }));
  const router: Router = composeWorkbench({ ...adapters, wallClock: adapters.clock, publicUrl: 'http://127.0.0.1:3000' });
  const routes = routesOf('/api/workbench', router);

  it('are exactly its routes', () => {
    expect(routes.toSorted()).toEqual(workbenchOperations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('each have one id, a Chinese summary and every parameter of their path', () => {
    expect(new Set(workbenchOperations.map(({ operationId }) => operationId)).size).toBe(workbenchOperations.length);
    for (const { path, summary, pathParameters } of workbenchOperations) {
      expect(summary).toMatch(/\p{Script=Han}/u);
      expect(Object.keys(pathParameters?.shape ?? {})).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    }
  });
});
