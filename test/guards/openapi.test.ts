import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { requestExamples } from '../../api/contract/examples.ts';
import { operations } from '../../api/contract/operations.ts';
import { problemStatus } from '../../api/problems/registry.ts';
import { callbackKinds } from '../../domain/delivery/ports.ts';
import { callbackMessages } from '../../domain/feedback/schema.ts';
import { buildOpenApi, openApiText } from '../../scripts/openapi/build-openapi.ts';
import { callbackDataExamples } from '../builders/callback.ts';
import { aComplaint, aConsultation, aDeclaration } from '../builders/submission.ts';

const document = buildOpenApi() as {
  paths: Record<string, Record<string, { responses: Record<string, unknown>; requestBody?: unknown }>>;
  webhooks: Record<string, unknown>;
  components: { schemas: Record<string, object> };
};

/** The published schemas as a validator that knows nothing of zod: what an integrator's tools would say. */
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'api', components: document.components });
const published = (name: string, value: unknown): boolean => ajv.validate({ $ref: `api#/components/schemas/${name}` }, value);

describe('api/openapi.json', () => {
  it('is what the contract says now; otherwise run: npm run gen:openapi', () => {
    expect(readFileSync(new URL('../../api/openapi.json', import.meta.url), 'utf8') === openApiText()).toBe(true);
  });

  it('follows the OpenAPI 3.1 specification', async () => {
    const result = await new Validator().validate(structuredClone(document));

    expect(result).toMatchObject({ valid: true });
  });

  it('has every operation of the list, each with one id, a Chinese summary and its answers', () => {
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    for (const operation of operations) {
      const described = document.paths[operation.path]?.[operation.method];
      expect(operation.summary).toMatch(/\p{Script=Han}/u);
      expect(Object.keys(described?.responses ?? {})).toEqual(expect.arrayContaining(Object.keys(operation.responses)));
      expect(Object.keys(described?.responses ?? {})).toEqual(expect.arrayContaining(operation.problems.map((code) => String(problemStatus[code]))));
    }
  });

  it('names every parameter of a path', () => {
    for (const { path, pathParameters } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(pathParameters?.shape ?? {})).toEqual(named);
    }
  });

  it('has a webhook for every kind of callback', () => {
    expect(Object.keys(document.webhooks)).toEqual([...callbackKinds]);
  });

  it('mentions no machine path and no address but examples', () => {
    expect(openApiText()).not.toMatch(/\/(work|root|home|farm)\//);
  });
});

describe('the examples in the documentation', () => {
  const withBody = operations.filter((operation) => operation.body !== undefined && operation.body !== 'binary');

  it.each(withBody.map((operation) => [operation.operationId, operation] as const))('hold for %s', (operationId, { body }) => {
    expect(requestExamples).toHaveProperty(operationId);
    expect(body === 'binary' || body?.safeParse(requestExamples[operationId]).success).toBe(true);
  });
});

describe('the published schemas', () => {
  it('take what the contract takes', () => {
    expect(published('ComplaintSubmission', aComplaint())).toBe(true);
    expect(published('ConsultationSubmission', aConsultation())).toBe(true);
    expect(published('DeclarationSubmission', aDeclaration())).toBe(true);
    for (const kind of callbackKinds) {
      const message = {
        kind,
        acceptanceNo: '2026-43-0000123-9',
        platformOrderNo: 'CS20260302000017',
        round: 1,
        sequence: 1,
        occurredAt: '2026-03-12T17:00:00+08:00',
        data: callbackDataExamples[kind],
      };
      expect([kind, callbackMessages[kind].safeParse(message).success]).toEqual([kind, true]);
      expect([kind, published(`Callback${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, message)]).toEqual([kind, true]);
    }
  });

  it.each([
    ['an unknown field', { ...aComplaint(), foo: 1 }],
    ['a code outside its list', { ...aComplaint(), problemCategory: '25' }],
    ['a control character', aComplaint({ content: 'a\u0007' })],
    ['a region in both ways', aComplaint({ region: { code: '43', text: '湖南省' } })],
    ['a region in neither way', aComplaint({ region: {} })],
    ['a phone of letters', aComplaint({ phone: 'abc' })],
    ['a name with digits', aComplaint({ name: '王1' })],
  ])('refuse %s, as the contract does', (_what, body) => {
    expect(published('ComplaintSubmission', body)).toBe(false);
  });

  it('let messages of ours grow', () => {
    expect(published('Receipt', { acceptanceNo: '2026-43-0000123-9', platformOrderNo: 'A', receivedAt: '2026-03-02T09:16:00+08:00', status: 'pending_review', more: 1 })).toBe(true);
  });
});
