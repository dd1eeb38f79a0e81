/** A JSON Schema as our generator writes it: only the keywords that the pages read. */
export type Schema = {
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  oneOf?: readonly Schema[];
};

/** A parameter, or a reference to a shared one. */
export type Parameter = { $ref?: string; name?: string; in?: string; required?: boolean; description?: string; schema?: Schema };

/** The content of a body by media type. */
export type Content = Readonly<Record<string, { schema?: Schema; example?: unknown }>>;

/** One operation or webhook. */
export type DescribedOperation = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description?: string;
  security?: readonly object[];
  parameters: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
};

/** The document as our generator writes it (api/openapi.json). */
export type OpenApi = {
  info: { title: string; version: string; summary: string; description: string };
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  webhooks: Readonly<Record<string, { post: DescribedOperation }>>;
  components: { parameters: Readonly<Record<string, Parameter>>; schemas: Readonly<Record<string, Schema>> };
};

/** The schema behind a reference, or the schema itself. What stands beside the reference goes before what it refers to. */
export function resolve(document: OpenApi, schema: Schema): Schema {
  const { $ref, ...own } = schema;
  const name = $ref?.split('/').at(-1);
  return name === undefined ? schema : { ...document.components.schemas[name], ...own };
}
