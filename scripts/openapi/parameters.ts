import { z } from 'zod';
import { signatureHeaders, signatureHeadersSchema } from '../../api/contract/signature.ts';
import type { Operation } from '../../api/contract/operation.ts';
import { inlineSchema, type JsonSchema } from './json-schemas.ts';

/** One OpenAPI parameter, or a reference to a shared one. */
export type Parameter = { [member: string]: unknown };

const signatureTexts: Record<keyof typeof signatureHeaders, string> = {
  key: '密钥标识',
  algorithm: '签名算法，须与密钥发放时一致',
  timestamp: 'Unix 时间，秒',
  nonce: '随机串，同一密钥不得重复使用',
  signature: '待签名串的 HMAC，小写十六进制；算法见“请求签名”',
};

/** The five headers of a signed request; the signature itself is the security scheme. */
export function signatureParameters(): Record<string, Parameter> {
  const entries = Object.entries(signatureHeaders).filter(([member]) => member !== 'signature');
  return Object.fromEntries(
    entries.map(([member, name]) => [
      `Signature${member.charAt(0).toUpperCase()}${member.slice(1)}`,
      {
        name,
        in: 'header',
        required: true,
        description: signatureTexts[member as keyof typeof signatureHeaders],
        schema: inlineSchema(signatureHeadersSchema.shape[name.toLowerCase() as keyof typeof signatureHeadersSchema.shape]),
      },
    ]),
  );
}

function parametersIn(place: 'path' | 'query' | 'header', object: z.ZodObject | undefined): Parameter[] {
  const fields: Record<string, z.core.$ZodType> = object?.shape ?? {};
  return Object.entries(fields).map(([name, field]) => {
    const { description, ...schema }: JsonSchema = inlineSchema(field);
    return {
      name,
      in: place,
      required: place === 'path' || !(field instanceof z.ZodExactOptional || z.safeParse(field, undefined).success),
      ...(description === undefined ? {} : { description }),
      schema,
    };
  });
}

const webhookTexts = {
  'webhook-id': '消息标识，每次重试相同',
  'webhook-timestamp': '本次发送的 Unix 时间，秒',
  'webhook-signature': '以空格分隔的签名；v1 为 HMAC-SHA256，v1sm3 为 HMAC-SM3',
};

const pascal = (name: string) => name.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** The headers of Standard Webhooks that every message of ours carries (P8.1). */
export function webhookParameters(): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(webhookTexts).map(([name, description]) => [
      pascal(name),
      { name, in: 'header', required: true, description, schema: { type: 'string' } },
    ]),
  );
}

/** References to shared parameters. */
export function referencesTo(parameters: Record<string, Parameter>): Parameter[] {
  return Object.keys(parameters).map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

/** All parameters of an operation, those of its signature as references. */
export function parametersOf(operation: Operation): Parameter[] {
  return [
    ...parametersIn('path', operation.pathParameters),
    ...parametersIn('query', operation.query),
    ...parametersIn('header', operation.headers),
    ...(operation.security === 'platform' ? referencesTo(signatureParameters()) : []),
  ];
}
