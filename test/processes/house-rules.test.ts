import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { lint } from '../../scripts/models/check-models.ts';
import { modelsFolder } from '../../scripts/models/read-model.ts';

const plugin = join(modelsFolder, 'lint');
const rules = [
  'annotation', 'call-mapping', 'chinese-label', 'computed-timer', 'documented', 'error-caught', 'human-task', 'id-prefix', 'job',
  'message-key', 'order-ended', 'outcome', 'personal-data', 'way-out',
] as const; // prettier-ignore

const example = (rule: string, which: 'good' | 'bad') => readFile(join(plugin, 'examples', rule, `${which}.bpmn`), 'utf8');

describe('the house’s bpmnlint plugin', () => {
  it('has a file, a page and two examples for every rule, and no other', async () => {
    const named = (folder: string, ending: string) => readdir(join(plugin, folder)).then((files) => files.map((file) => file.replace(ending, '')).sort());

    expect(await named('rules', '.cjs')).toEqual([...rules]);
    expect(await named('docs', '.md')).toEqual([...rules]);
    expect(await named('examples', '')).toEqual([...rules]);
  });

  it('has every rule switched on', async () => {
    const bad = await Promise.all(rules.map(async (rule) => (await lint(`${rule}.bpmn`, await example(rule, 'bad'))).map((problem) => problem.rule)));

    for (const [index, rule] of rules.entries()) expect(bad[index]).toContain(`12317/${rule}`);
  });

  it.each(rules)('%s finds the bad example, and only it', async (rule) => {
    const found = async (which: 'good' | 'bad') => lint(`${which}.bpmn`, await example(rule, which), [`12317/${rule}`]);

    expect(await found('good')).toEqual([]);
    expect((await found('bad')).length).toBeGreaterThan(0);
  });

  it.each(rules)('the good example of %s is good by all the house’s rules', async (rule) => {
    expect(await lint('good.bpmn', await example(rule, 'good'), rules.filter((other) => other !== 'order-ended').map((name) => `12317/${name}`))).toEqual([]);
  });
});

describe('the house’s rules refuse in the product’s own models', () => {
  let orderHandling: string;
  let workOrderTransfer: string;
  beforeAll(async () => {
    orderHandling = await readFile(join(modelsFolder, 'order-handling.bpmn'), 'utf8');
    workOrderTransfer = await readFile(join(modelsFolder, 'work-order-transfer.bpmn'), 'utf8');
  });

  /** The rules that an analyst's slip breaks; the slip must have hit something. */
  async function broken(xml: string, found: string | RegExp, put: string): Promise<readonly string[]> {
    const changed = xml.replace(found, put);
    expect(changed).not.toBe(xml);
    return (await lint('slipped.bpmn', changed)).map(({ rule }) => rule);
  }

  it.each([
    ['a native user task', '<zeebe:formDefinition formKey="city-intake" />', '<zeebe:userTask /><zeebe:formDefinition formKey="city-intake" />', 'human-task'],
    ['an unknown due', 'key="due" value="unit"', 'key="due" value="soon"', 'human-task'],
    ['a human task without its reset', '<zeebe:input source="=null" target="outcome" />', '', 'human-task'],
    ['an English label', 'name="市级受理"', 'name="City intake"', 'chinese-label'],
    ['an outcome without a condition', /<bpmn:conditionExpression[^>]*>=cityOutcome = "handle"<\/bpmn:conditionExpression>/, '', 'outcome'],
    ['a default that goes on', /default="flow_cityIntakeToUnexpectedCityIntake"/, 'default="flow_cityIntakeToJoinCityHandling"', 'outcome'],
    ['a message without its correlation key', /<zeebe:subscription correlationKey="=runKey" \/>/, '', 'message-key'],
    ['a call that passes all variables', 'propagateAllChildVariables="false"', 'propagateAllChildVariables="true"', 'call-mapping'],
    ['a foreign prefix', /userTask_cityIntake/g, 'task_cityIntake', 'id-prefix'],
    ['an element that cites no statement', /P3\.2：市级业务员自行办理/, '市级业务员自行办理', 'documented'],
    ['a person’s data as a variable', 'target="cityUnit"', 'target="callerName"', 'personal-data'],
  ])('%s', async (_title, found, put, rule) => {
    expect(await broken(orderHandling, found, put)).toContain(`12317/${rule}`);
  });

  it('a started process that order.ended cannot end', async () => {
    const found = await broken(workOrderTransfer, 'triggeredByEvent="true"', '');

    expect(found).toContain('12317/order-ended');
    expect(found).toContain('12317/way-out');
  });
});
