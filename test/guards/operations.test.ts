import { describe, expect, it } from '@jest/globals';
import knex from 'knex';
import { composePlatform } from '../../api/compose-platform.ts';
import { operations } from '../../api/contract/operations.ts';
import { adaptersOver } from '../support/adapters.ts';
import { routesOf } from '../support/routes-of.ts';

/** Opened by the links in callbacks, not called by a platform's own code. */
const linked = ['get /api/v1/files/{attachmentId}'];

describe('the operations that are published to platforms', () => {
  // Routes are looked at, never asked: no connection is opened.
  const routes = routesOf('/api/v1', composePlatform(adaptersOver(knex({ client: 'pg' }))));

  it('are exactly the routes', () => {
    const published = operations.map(({ method, path }) => `${method} ${path}`);

    expect(routes.toSorted()).toEqual([...published, ...linked].sort());
  });

  it('are all signed', () => {
    expect(operations.filter(({ security }) => security !== 'platform')).toEqual([]);
  });
});
