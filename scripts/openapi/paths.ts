import type { Operation, OperationResponse } from '../../api/contract/operation.ts';
import { requestExamples } from '../../api/contract/examples.ts';
import { operations } from '../../api/contract/operations.ts';
import { referenceTo } from './json-schemas.ts';
import { parametersOf } from './parameters.ts';
import { problemResponses } from './problem-responses.ts';

function requestBody({ operationId, body }: Operation): object {
  if (body === undefined) return {};
  if (body === 'binary') return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  const example = requestExamples[operationId];
  const content = { schema: referenceTo(body), ...(example === undefined ? {} : { example }) };
  return { requestBody: { required: true, content: { 'application/json': content } } };
}

function response({ description, body, contentType = 'application/json' }: OperationResponse): object {
  return { description, ...(body ? { content: { [contentType]: { schema: referenceTo(body) } } } : {}) };
}

function securityOf(security: Operation['security']): object[] {
  if (security === 'none') return [];
  return [security === 'platform' ? { platformSignature: [] } : { [security]: [] }];
}

function describe(operation: Operation): object {
  return {
    operationId: operation.operationId,
    tags: [operation.tag.name],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    security: securityOf(operation.security),
    parameters: parametersOf(operation),
    ...requestBody(operation),
    responses: {
      ...Object.fromEntries(Object.entries(operation.responses).map(([status, one]) => [status, response(one)])),
      ...problemResponses(operation),
    },
  };
}

/** The `paths` of the document, in the order of the list of operations. */
export function paths(): Record<string, Record<string, object>> {
  const byPath = Map.groupBy(operations, (operation) => operation.path);
  return Object.fromEntries(
    [...byPath].map(([path, those]) => [path, Object.fromEntries(those.map((operation) => [operation.method, describe(operation)]))]),
  );
}
