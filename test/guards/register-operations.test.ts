import { describe, expect, it } from '@jest/globals';
import knex from 'knex';
import { composeRegister } from '../../api/compose-register.ts';
import { registerOperations } from '../../api/contract/register/operations.ts';
import { adaptersOver } from '../support/adapters.ts';
import { routesOf } from '../support/routes-of.ts';

describe('the operations of launched pages', () => {
  // Routes are looked at, never asked: no connection is opened.
  const adapters = adaptersOver(knex({ client: 'pg' }));
  const routes = routesOf('/api/register', composeRegister({ ...adapters, wallClock: adapters.clock, publicUrl: 'http://127.0.0.1:3000' }));

  it('are exactly their routes', () => {
    expect(routes.toSorted()).toEqual(registerOperations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('all want the page’s token but the exchange that gives it', () => {
    expect(registerOperations.filter(({ security }) => security !== 'page').map(({ operationId }) => operationId)).toEqual(['openPage']);
  });
});
