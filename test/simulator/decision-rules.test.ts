import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import type { NegotiationKind } from '../../domain/negotiation/kind.ts';
import { createDecisionBoard, decisionRuleSchema } from '../../simulator/decision-rules.ts';
import type { CallbackEntry } from '../../simulator/journal.ts';
import { openNegotiations, type NegotiationBench } from '../support/negotiation.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('a simulated 12345 that answers by rule', () => {
  let bench: Workbench;
  let on: NegotiationBench;
  let server: Server;
  let apiUrl: string;
  beforeAll(async () => {
    bench = await openWorkbench();
    on = await openNegotiations(bench);
    const app = createApp({ logger: silentLogger, readiness: () => Promise.resolve({ database: true, stopping: false }), platform: composePlatform(bench), workbench: [], open: [] });
    server = await new Promise<Server>((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await bench.close();
  });

  /** Sends a request and lets the platform of this rule hear of it. */
  const heard = async (kind: NegotiationKind, rule: object) => {
    const order = await on.order();
    const { request_no: requestNo } = await on.bring(kind, order, 'sent');
    const board = createDecisionBoard(apiUrl);
    const platform = { ...on.platform.requestKey, platformCode: '43', provinceCode: '43', name: '湖南省12345', callbackSecrets: [] };
    board.set('43', decisionRuleSchema.parse(rule));
    const entry = { kind: `${kind}Requested`, kept: true, acceptanceNo: order.acceptanceNo, envelope: { data: { requestNo } } };
    await board.follow(platform, entry as unknown as CallbackEntry);
    return { state: (await on.last(kind, order)).state, outcomes: board.list().outcomes.map(({ statuses, surprises }) => ({ statuses, surprises })) };
  };

  it.each([
    ['withdrawal', { rule: 'agree' }, 'agreed', [201]],
    ['extension', { rule: 'refuse', copies: 3, thenDiffers: true }, 'refused', [201, 200, 200, 409]],
    ['withdrawal', { rule: 'refuse', copies: 2, withoutNumber: true }, 'refused', [201, 200]],
    ['extension', { rule: 'agree', thenDiffers: true, withoutNumber: true }, 'agreed', [201, 409]],
  ] as const)('%s by %j', async (kind, rule, state, statuses) => {
    expect(await heard(kind, rule)).toEqual({ state, outcomes: [{ statuses, surprises: [] }] });
  });

  it('stays silent where it is told to', async () => {
    expect(await heard('extension', { rule: 'silent' })).toEqual({ state: 'sent', outcomes: [] });
  });
});
