import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkModels, lint } from '../../scripts/models/check-models.ts';
import { checkDiagram } from '../../scripts/models/diagram-rules.ts';
import type { Model } from '../../scripts/models/model.ts';
import { checkOutcomes } from '../../scripts/models/outcome-rules.ts';
import { readDecisions } from '../../scripts/models/read-decisions.ts';
import { modelsFolder, parseModel, readModels } from '../../scripts/models/read-model.ts';
import { checkVariables } from '../../scripts/models/variable-rules.ts';

const orderHandlingFile = 'order-handling.bpmn';
let orderHandlingXml: string;
let workOrderTransferXml: string;
let models: readonly Model[];

/** The model after an analyst's slip; the slip must have hit something. */
async function slip(xml: string, found: string | RegExp, put: string, file = orderHandlingFile): Promise<{ model: Model; xml: string }> {
  const changed = xml.replace(found, put);
  expect(changed).not.toBe(xml);
  return { model: await parseModel(file, changed), xml: changed };
}
const replacing = (model: Model): readonly Model[] => models.map((other) => (other.file === model.file ? model : other));

beforeAll(async () => {
  orderHandlingXml = await readFile(join(modelsFolder, orderHandlingFile), 'utf8');
  workOrderTransferXml = await readFile(join(modelsFolder, 'work-order-transfer.bpmn'), 'utf8');
  models = await readModels();
});

describe('models', () => {
  it('pass bpmnlint for the floor of 8.5 and the house rules, and the rules of diagrams, variables, outcomes and tables', async () => {
    expect(await checkModels()).toEqual([]);
  });
});

describe('diagram rules refuse', () => {
  it.each([
    ['an element beside the grid', /(id="userTask_cityIntake_di"[^>]*>\s*<dc:Bounds x=")640/, '$1643', 'placed'],
    ['two elements upon each other', /(id="userTask_cityIntake_di"[^>]*>\s*<dc:Bounds x=")640/, '$1760', 'apart'],
    ['an element between two lanes', /(id="userTask_cityIntake_di"[^>]*>\s*<dc:Bounds x="640" y=")420/, '$1600', 'inside'],
    ['an element that is not drawn', /<bpmndi:BPMNShape id="userTask_cityIntake_di"[\s\S]*?<\/bpmndi:BPMNShape>/, '', 'drawn'],
    ['crossing lines', /(id="flow_joinCityHandlingToJoinCountyHandling_di"[^>]*>\s*<di:waypoint x=")1160(" y="\d+" \/>\s*<di:waypoint x=")1160/, '$1300$2870', 'lines'],
    ['a label under a line', /(id="flow_cityIntakeToJoinCounty_di"[\s\S]*?<dc:Bounds x=")816/, '$1800', 'labels'],
  ])('%s', async (_title, found, put, rule) => {
    const { model } = await slip(orderHandlingXml, found, put);
    expect(checkDiagram(model).map((problem) => problem.rule)).toContain(rule);
  });
});

describe('variables and outcomes', () => {
  it.each([
    ['a condition on a variable nothing writes', '=returnTo = "county"', '=goBackTo = "county"', 'goBackTo'],
    ['a group nothing writes', 'else informingUnit]', 'else tellingUnit]', 'tellingUnit'],
    ['an output of something the task does not bring', '<zeebe:output source="=cityUnit" target="cityUnit" />', '<zeebe:output source="=cityOffice" target="cityUnit" />', 'cityOffice'],
    ['a completion variable that is dropped', '<zeebe:output source="=informingUnit" target="informingUnit" />', '', 'informingUnit'],
    ['an input the called process needs', /<zeebe:input source="=handlingLevel" target="handlingLevel" \/>/g, '', 'handlingLevel'],
  ])('refuse %s', async (_title, found, put, name) => {
    const { model } = await slip(orderHandlingXml, found, put);
    const messages = checkVariables(replacing(model), await readDecisions()).map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining(name));
  });

  it.each([
    ['an outcome without a flow', '=cityOutcome = "handBack"', '=cityOutcome = "handle"'],
    ['a flow that waits for an outcome nobody gives', '=cityOutcome = "handBack"', '=cityOutcome = "handBack" or cityOutcome = "lost"'],
    ['an end of a called process that is not caught', '=workOutcome = "handedBack" or workOutcome = "reassigned"', '=workOutcome = "handedBack"'],
  ])('refuse %s', async (_title, found, put) => {
    const { model } = await slip(orderHandlingXml, found, put);
    expect(checkOutcomes(replacing(model)).map(({ rule }) => rule)).toContain('outcome-values');
  });
});

describe('bpmnlint', () => {
  it('knows the zeebe elements and the floor: a binding type of 8.6 is refused', async () => {
    const { xml } = await slip(workOrderTransferXml, '<zeebe:calledElement ', '<zeebe:calledElement bindingType="deployment" ', 'work-order-transfer.bpmn');
    expect((await lint('work-order-transfer.bpmn', xml)).length).toBeGreaterThan(0);
  });
});
