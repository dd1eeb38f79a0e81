import { introduction } from '../../api/contract/introduction.ts';
import { tags } from '../../api/contract/operation.ts';
import { operations } from '../../api/contract/operations.ts';
import { signatureHeaders } from '../../api/contract/signature.ts';
import { componentSchemas } from './json-schemas.ts';
import { signatureParameters, webhookParameters } from './parameters.ts';
import { paths } from './paths.ts';
import { webhooks } from './webhooks.ts';

const securitySchemes = {
  platformSignature: {
    type: 'apiKey',
    in: 'header',
    name: signatureHeaders.signature,
    description: '12345 平台的请求签名，与另外四个 X-12317- 请求头一起发送；算法见文首“请求签名”',
  },
};

/**
 * The OpenAPI 3.1 document of the published interface, made from the contract alone. The same contract always gives
 * the same text: no time stamps, no order but the contract's own.
 */
export function buildOpenApi(): Record<string, unknown> {
  const used = new Set([...operations.map((operation) => operation.tag.name), tags.callbacks.name]);
  return {
    openapi: '3.1.1',
    info: { title: '12317 平台与 12345 平台对接接口', version: '1.0.0', summary: '工单转接：接口调用与办理结果回传', description: introduction },
    servers: [{ url: '/', description: '本平台' }],
    tags: Object.values(tags).filter((tag) => used.has(tag.name)),
    paths: paths(),
    webhooks: webhooks(),
    components: { securitySchemes, parameters: { ...signatureParameters(), ...webhookParameters() }, schemas: componentSchemas() },
  };
}

/** The document as it is committed and served. */
export function openApiText(): string {
  return `${JSON.stringify(buildOpenApi(), null, 2)}\n`;
}
