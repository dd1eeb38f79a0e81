import { join } from 'node:path';
import { dueNames } from '../../processes/contracts/dues.ts';
import { elementTemplates } from './element-templates.ts';
import type { Model } from './model.ts';
import type { DecisionTable } from './read-decisions.ts';
import { renderIndex, renderModel } from './render-constants.ts';

/** The repository's root. */
export const root = join(import.meta.dirname, '../..');

/** Folders that hold generated files and nothing else, from the root. */
export const generatedFolders = ['processes/generated', '.camunda/element-templates'] as const;

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** All that follows from models and contracts: path from the root → content. */
export function generatedFiles(models: readonly Model[], decisions: readonly DecisionTable[]): ReadonlyMap<string, string> {
  return new Map([
    ...models.map((model) => [`processes/generated/${model.file.replace(/\.bpmn$/, '.gen.ts')}`, renderModel(model)] as const),
    ['processes/generated/index.ts', renderIndex(models, decisions)],
    // The lint rules are a package that plain bpmnlint loads, so they can't read the contracts.
    ['processes/generated/dues.json', json(dueNames)],
    ...[...elementTemplates(models)].map(([name, template]) => [`.camunda/element-templates/${name}`, json(template)] as const),
  ]);
}
