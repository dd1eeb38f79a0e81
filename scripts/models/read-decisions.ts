import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DmnModdle } from 'dmn-moddle';
import { child, children, type Node, requiredText, text, typeOf } from './moddle-node.ts';
import { modelsFolder } from './read-model.ts';

/** A decision table: what it reads, what it gives, its rows in order. */
export interface DecisionTable {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: string;
  readonly inputs: readonly { readonly variable: string; readonly label: string }[];
  readonly outputs: readonly string[];
  readonly rules: readonly DecisionRow[];
}

/** One row: a cell per input, a cell per output. */
export interface DecisionRow {
  readonly id: string;
  readonly when: readonly string[];
  readonly then: readonly string[];
  readonly description: string | undefined;
}

/** All decision tables of `processes/`, sorted by file name. Throws what the parser finds wrong, naming the file. */
export async function readDecisions(folder: string = modelsFolder): Promise<readonly DecisionTable[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).sort();
  const tables = await Promise.all(files.map(async (file) => parseDecisions(file, await readFile(join(folder, file), 'utf8'))));
  return tables.flat();
}

async function parseDecisions(file: string, xml: string): Promise<readonly DecisionTable[]> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  if (warnings.length > 0) throw new Error(`${file}: ${warnings.map((warning) => warning.message).join('; ')}`);
  return children(rootElement as Node, 'drgElement')
    .filter((node) => typeOf(node) === 'dmn:Decision')
    .map((decision) => tableOf(file, decision));
}

function tableOf(file: string, decision: Node): DecisionTable {
  const table = child(decision, 'decisionLogic');
  return {
    file,
    id: requiredText(decision, 'id'),
    name: requiredText(decision, 'name'),
    hitPolicy: text(table, 'hitPolicy') ?? 'UNIQUE',
    inputs: children(table, 'input').map((input) => ({ variable: requiredText(child(input, 'inputExpression') ?? {}, 'text'), label: requiredText(input, 'label') })),
    outputs: children(table, 'output').map((output) => requiredText(output, 'name')),
    rules: children(table, 'rule').map((rule) => ({
      id: requiredText(rule, 'id'),
      when: children(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? ''),
      then: children(rule, 'outputEntry').map((entry) => requiredText(entry, 'text')),
      description: text(rule, 'description'),
    })),
  };
}
