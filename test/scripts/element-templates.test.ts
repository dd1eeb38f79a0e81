import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { completions } from '../../processes/contracts/completions.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { elementTemplates } from '../../scripts/models/element-templates.ts';
import { readModels } from '../../scripts/models/read-model.ts';

type Validator = { validateZeebe: (template: object) => { valid: boolean; errors?: readonly { message: string }[] } };
const { validateZeebe } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator') as Validator;

let templates: ReadonlyMap<string, object>;
beforeAll(async () => {
  templates = elementTemplates(await readModels());
});

describe('element templates', () => {
  it('are there for every job type and every form', () => {
    expect([...templates.keys()].sort()).toEqual([...Object.keys(jobContracts), ...Object.keys(completions)].map((name) => `${name}.json`).sort());
  });

  it('are what Camunda Modeler accepts', () => {
    const errors = [...templates].flatMap(([name, template]) => (validateZeebe(template).errors ?? []).map(({ message }) => `${name}: ${message}`));

    expect(errors).toEqual([]);
    expect(validateZeebe({ ...templates.get('feedback.json'), properties: [{ type: 'Hidden' }] }).valid).toBe(false);
  });

  it('are named by what they do for the business, each by its own name', () => {
    const names = [...templates.values()].map((template) => (template as { name: string }).name);

    expect(names).toContain('结果回传12345');
    for (const name of names) expect(name).toMatch(/\p{Script=Han}/u);
    expect(new Set(names).size).toBe(names.length);
  });
});
