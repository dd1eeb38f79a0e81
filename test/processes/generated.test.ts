import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workItemKinds } from '../../domain/work-item/kinds.ts';
import { completions } from '../../processes/contracts/completions.ts';
import { formKeys, jobTypes, messageNames, processes, resources } from '../../processes/generated/index.ts';
import { generatedFiles, generatedFolders, root } from '../../scripts/models/generated-files.ts';
import { readDecisions } from '../../scripts/models/read-decisions.ts';
import { modelsFolder, readModels } from '../../scripts/models/read-model.ts';

describe('generated constants', () => {
  it('are those of the models (else: npm run gen:processes)', async () => {
    const [models, decisions] = await Promise.all([readModels(), readDecisions()]);
    const wanted = generatedFiles(models, decisions);
    const present = await Promise.all(generatedFolders.map(async (folder) => (await readdir(join(root, folder))).map((name) => `${folder}/${name}`)));

    expect(present.flat().sort()).toEqual([...wanted.keys()].sort());
    for (const [path, content] of wanted) expect(await readFile(join(root, path), 'utf8')).toBe(content);
  });

  it('name every file of one deployment', async () => {
    expect([...resources]).toEqual((await readdir(modelsFolder)).filter((name) => /\.(bpmn|dmn)$/.test(name)).sort());
  });

  it('name models by their process id and the files in kebab case', () => {
    for (const { processId, file } of Object.values(processes)) expect(file).toBe(`${processId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.bpmn`);
  });

  it('hold only job types and messages of the form concept.verbNoun', () => {
    for (const name of [...jobTypes, ...messageNames]) expect(name).toMatch(/^[a-z]+\.[a-z]+[A-Za-z]*$/);
  });
});

describe('form keys', () => {
  it('are kinds of work items, each with a contract', () => {
    for (const formKey of formKeys) {
      expect(Object.keys(workItemKinds)).toContain(formKey);
      expect(Object.keys(completions)).toContain(formKey);
    }
  });

  it('carry the names of their work items where one task has the form', async () => {
    const tasks = (await readModels()).flatMap(({ elements }) => elements.filter(({ userTask }) => userTask !== undefined));
    for (const [kind, { name }] of Object.entries(workItemKinds)) {
      const own = tasks.filter(({ userTask }) => userTask?.formKey === kind);
      if (own.length === 1) expect(own[0]?.name).toBe(name);
    }
  });
});
