import { callbackMessages } from '../../domain/feedback/schema.ts';
import { tags } from '../../api/contract/operation.ts';
import { referenceTo } from './json-schemas.ts';
import { referencesTo, webhookParameters } from './parameters.ts';

/** The messages that we send, as OpenAPI webhooks (P8.1). */
export function webhooks(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(callbackMessages).map(([kind, message]) => [
      kind,
      {
        post: {
          operationId: `callback${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
          tags: [tags.callbacks.name],
          summary: message.meta()?.title,
          description: message.shape.data.meta()?.description,
          security: [],
          parameters: referencesTo(webhookParameters()),
          requestBody: { required: true, content: { 'application/json': { schema: referenceTo(message) } } },
          responses: {
            '2XX': { description: '已签收；应答为 JSON 且含 code 时，code 须为 0' },
            'default': { description: '未签收，将重试' },
          },
        },
      },
    ]),
  );
}
