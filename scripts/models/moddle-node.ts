/** A node as moddle parses it: `$type` and whatever the XML says. */
export type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The attribute or text content of that name; `undefined` when absent or empty. */
export function text(node: Node | undefined, name: string): string | undefined {
  const value = node?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The attribute of that name; throws when the model lacks it. */
export function requiredText(node: Node, name: string): string {
  const value = text(node, name);
  if (value === undefined) throw new Error(`${typeOf(node)} ${text(node, 'id') ?? ''} 缺少 ${name}`);
  return value;
}

/** The boolean attribute of that name, as set or defaulted. */
export function flag(node: Node | undefined, name: string): boolean | undefined {
  const value = node?.[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** The number attribute of that name; throws when the model lacks it. */
export function number(node: Node, name: string): number {
  const value = node[name];
  if (typeof value !== 'number') throw new Error(`${typeOf(node)} 缺少数值 ${name}`);
  return value;
}

/** The child or referenced node of that name. */
export function child(node: Node | undefined, name: string): Node | undefined {
  const value = node?.[name];
  return isNode(value) ? value : undefined;
}

/** The children of that name; empty when there are none. */
export function children(node: Node | undefined, name: string): readonly Node[] {
  const value: unknown = node?.[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The node's type, such as `bpmn:UserTask`. */
export function typeOf(node: Node): string {
  return typeof node['$type'] === 'string' ? node['$type'] : '';
}

/** The first extension element of a type. */
export function extension(node: Node | undefined, type: string): Node | undefined {
  return children(child(node, 'extensionElements'), 'values').find((value) => typeOf(value) === type);
}

/** The text of `bpmn:documentation`. */
export function documentation(node: Node): string | undefined {
  return text(children(node, 'documentation')[0], 'text');
}
