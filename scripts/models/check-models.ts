import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { checkDiagram } from './diagram-rules.ts';
import { checkHouseRules } from './house-rules.ts';
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

/** All that is wrong in a folder of models: bpmnlint's rules, the house's own, the diagrams, variables, outcomes. */
export async function checkModels(folder: string = modelsFolder): Promise<readonly ModelProblem[]> {
  const [models, decisions] = await Promise.all([readModels(folder), readDecisions(folder)]);
  const linted = await Promise.all(models.map(async ({ file }) => lint(file, await readFile(join(folder, file), 'utf8'))));
  return [...linted.flat(), ...models.flatMap(checkHouseRules), ...models.flatMap(checkDiagram), ...checkVariables(models, decisions), ...checkOutcomes(models)];
}

/** bpmnlint with `.bpmnlintrc`, warnings counted as errors: what the engine's floor (8.5) and good style allow. */
export async function lint(file: string, xml: string): Promise<readonly ModelProblem[]> {
  const { Linter } = require('bpmnlint') as Bpmnlint;
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js') as new (options: { require: NodeJS.Require }) => unknown;
  const config: unknown = JSON.parse(await readFile(join(modelsFolder, '../.bpmnlintrc'), 'utf8'));
  const { rootElement } = await new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') as unknown }).fromXML(xml);
  const found = await new Linter({ config, resolver: new NodeResolver({ require }) }).lint(rootElement);
  return Object.entries(found).flatMap(([rule, findings]) => findings.map(({ id, message }) => ({ file, elementId: id, rule, message })));
}
