import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { checkDecisions } from './decision-rules.ts';
import { checkDiagram } from './diagram-rules.ts';
import { checkOutcomes } from './outcome-rules.ts';
import type { ModelProblem } from './problem.ts';
import { readDecisions } from './read-decisions.ts';
import { modelsFolder, readModels } from './read-model.ts';
import { checkVariables } from './variable-rules.ts';

interface Finding {
  readonly id: string;
  readonly message: string;
  readonly category: string;
}
interface Bpmnlint {
  readonly Linter: new (options: { config: unknown; resolver: unknown }) => { lint(definitions: object): Promise<Record<string, readonly Finding[]>> };
}

const require = createRequire(import.meta.url);

/** All that is wrong in a folder of models: bpmnlint's rules with the house's own, the diagrams, variables, outcomes, tables. */
export async function checkModels(folder: string = modelsFolder): Promise<readonly ModelProblem[]> {
  const [models, decisions] = await Promise.all([readModels(folder), readDecisions(folder)]);
  const linted = await Promise.all(models.map(async ({ file }) => lint(file, await readFile(join(folder, file), 'utf8'))));
  return [...linted.flat(), ...models.flatMap(checkDiagram), ...checkVariables(models, decisions), ...checkOutcomes(models), ...checkDecisions(decisions)];
}

/** Loads the house's plugin from where it lies: it is part of this repository and never installed. */
const requirePlugin = Object.assign((id: string): unknown => require(pathOf(id)), { resolve: (id: string): string => require.resolve(pathOf(id)) });
const pathOf = (id: string): string => (id === 'bpmnlint-plugin-12317' ? join(modelsFolder, 'lint/index.cjs') : id);

/**
 * bpmnlint with `.bpmnlintrc`, warnings counted as errors: what the engine's floor (8.5), good style and the house
 * (processes/lint) allow. `rules`: only these of them.
 */
export async function lint(file: string, xml: string, rules?: readonly string[]): Promise<readonly ModelProblem[]> {
  const { Linter } = require('bpmnlint') as Bpmnlint;
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js') as new (options: { require: unknown }) => unknown;
  const settings: unknown = JSON.parse(await readFile(join(modelsFolder, '../.bpmnlintrc'), 'utf8'));
  const config = rules === undefined ? settings : { rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])) };
  const { rootElement } = await new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') as unknown }).fromXML(xml);
  const found = await new Linter({ config, resolver: new NodeResolver({ require: requirePlugin }) }).lint(rootElement);
  return Object.entries(found).flatMap(([rule, findings]) => findings.map(({ id, message }) => ({ file, elementId: id, rule, message })));
}
