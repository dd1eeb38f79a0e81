import { z } from 'zod';
import { requestComponents, responseComponents } from '../../api/contract/components.ts';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 uses it. */
export type JsonSchema = { [keyword: string]: unknown };

const components = { ...requestComponents, ...responseComponents };
const names = new Map(Object.entries(components).map(([name, schema]) => [schema, name]));

// zod's patterns for these formats are long and say nothing that the format doesn't.
const formatsThatSuffice = ['date-time', 'date', 'uuid'];

const asRead = {
  io: 'input',
  override({ jsonSchema }: { jsonSchema: JsonSchema }) {
    if (formatsThatSuffice.includes(String(jsonSchema['format']))) delete jsonSchema['pattern'];
    if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
  },
} as const;

/** In OpenAPI the dialect is the document's and the id the component's name. */
function withoutHeading(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema' && keyword !== '$id'));
}

/** Receivers must ignore what they don't know, so nothing that we send promises to have no further fields. */
function withoutClosing(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutClosing);
  if (typeof schema !== 'object' || schema === null) return schema;
  const open = Object.entries(schema).filter(([keyword, value]) => keyword !== 'additionalProperties' || value !== false);
  return Object.fromEntries(open.map(([keyword, value]) => [keyword, withoutClosing(value)]));
}

/** Every named schema of the contract, referring to each other by name. */
export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(components)) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { ...asRead, metadata: z.globalRegistry, uri: (name) => `#/components/schemas/${name}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const bare = withoutHeading(schema);
      return [name, name in requestComponents ? bare : (withoutClosing(bare) as JsonSchema)];
    }),
  );
}

/** A body's schema by its name; a body without a name is a mistake in the contract. */
export function referenceTo(schema: z.ZodType): JsonSchema {
  const name = names.get(schema);
  if (name === undefined) throw new Error('a body is missing from api/contract/components.ts');
  return { $ref: `#/components/schemas/${name}` };
}

/** The schema of a single parameter. */
export function inlineSchema(schema: z.core.$ZodType): JsonSchema {
  return withoutHeading(z.toJSONSchema(schema, asRead));
}
