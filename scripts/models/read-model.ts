import { createRequire } from 'node:module';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import type { Edge, Mapping, Model, ModelElement, ModelFlow, ModelMessage, Rectangle, Shape } from './model.ts';
import { child, children, documentation, extension, flag, type Node, number, requiredText, text, typeOf } from './moddle-node.ts';

// Without the zeebe descriptor every extension element would be unknown, and every check of it would pass vacuously.
const zeebe: unknown = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');

/** Where the models lie. */
export const modelsFolder = join(import.meta.dirname, '../../processes');

/** All models of `processes/`, sorted by file name. Throws what the parser finds wrong, naming the file. */
export async function readModels(folder: string = modelsFolder): Promise<readonly Model[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.bpmn')).sort();
  return Promise.all(files.map(async (file) => parseModel(file, await readFile(join(folder, file), 'utf8'))));
}

/** One model from its XML; it must hold exactly one process. */
export async function parseModel(file: string, xml: string): Promise<Model> {
  const parsed = await new BpmnModdle({ zeebe }).fromXML(xml);
  if (parsed.warnings.length > 0) throw new Error(`${file}: ${parsed.warnings.map((warning) => warning.message).join('; ')}`);
  const definitions = parsed.rootElement as Node;
  const roots = children(definitions, 'rootElements');
  const [process, ...others] = roots.filter((root) => typeOf(root) === 'bpmn:Process');
  if (process === undefined || others.length > 0) throw new Error(`${file} 应当只有一个流程`);
  const flowElements = [...descend(process)];
  const collaboration = roots.find((root) => typeOf(root) === 'bpmn:Collaboration');
  const drawn = [...children(collaboration, 'participants'), ...children(process, 'laneSets').flatMap((set) => children(set, 'lanes')), ...[collaboration, process].flatMap((parent) => children(parent, 'artifacts'))];
  const planeElements = children(definitions, 'diagrams').flatMap((diagram) => children(child(diagram, 'plane'), 'planeElement'));
  return {
    file,
    processId: requiredText(process, 'id'),
    name: requiredText(process, 'name'),
    documentation: documentation(process),
    elements: flowElements.filter(([node]) => typeOf(node) !== 'bpmn:SequenceFlow').map(([node, parentId]) => elementOf(node, parentId)),
    flows: flowElements.filter(([node]) => typeOf(node) === 'bpmn:SequenceFlow').map(([node]) => flowOf(node)),
    messages: roots.filter((root) => typeOf(root) === 'bpmn:Message').map(messageOf),
    drawn: drawn.map((node) => ({ id: requiredText(node, 'id'), type: shortType(node), name: text(node, 'name') ?? text(node, 'text') })),
    shapes: planeElements.filter((node) => typeOf(node) === 'bpmndi:BPMNShape').map(shapeOf),
    edges: planeElements.filter((node) => typeOf(node) === 'bpmndi:BPMNEdge').map(edgeOf),
  };
}

function* descend(container: Node): Generator<readonly [node: Node, parentId: string]> {
  for (const node of children(container, 'flowElements')) {
    yield [node, requiredText(container, 'id')];
    yield* descend(node);
  }
}

function shortType(node: Node): string {
  const name = typeOf(node).replace(/^\w+:/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function mappings(node: Node, direction: 'inputParameters' | 'outputParameters'): readonly Mapping[] {
  return children(extension(node, 'zeebe:IoMapping'), direction).map((mapping) => [requiredText(mapping, 'target'), requiredText(mapping, 'source')]);
}

function messageOf(node: Node): ModelMessage {
  return { name: requiredText(node, 'name'), correlationKey: text(extension(node, 'zeebe:Subscription'), 'correlationKey') };
}

function elementOf(node: Node, parentId: string): ModelElement {
  const event = children(node, 'eventDefinitions')[0];
  const message = child(event, 'messageRef');
  const headers = children(extension(node, 'zeebe:TaskHeaders'), 'values').map((header) => [requiredText(header, 'key'), text(header, 'value') ?? '']);
  return {
    id: requiredText(node, 'id'),
    type: shortType(node),
    name: text(node, 'name'),
    documentation: documentation(node),
    parentId,
    inputs: mappings(node, 'inputParameters'),
    outputs: mappings(node, 'outputParameters'),
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...workOf(node),
    message: message && messageOf(message),
    eventKind: event && shortType(event).replace(/EventDefinition$/, ''),
    attachedTo: text(child(node, 'attachedToRef'), 'id'),
    isEventSubProcess: flag(node, 'triggeredByEvent') ?? false,
    defaultFlow: text(child(node, 'default'), 'id'),
  };
}

function workOf(node: Node): Pick<ModelElement, 'job' | 'userTask' | 'call' | 'decision'> {
  const job = extension(node, 'zeebe:TaskDefinition');
  const called = extension(node, 'zeebe:CalledElement');
  const decision = extension(node, 'zeebe:CalledDecision');
  return {
    job: job && { type: requiredText(job, 'type'), retries: text(job, 'retries') },
    userTask:
      typeOf(node) === 'bpmn:UserTask'
        ? {
            formKey: text(extension(node, 'zeebe:FormDefinition'), 'formKey'),
            candidateGroups: text(extension(node, 'zeebe:AssignmentDefinition'), 'candidateGroups'),
            native: extension(node, 'zeebe:UserTask') !== undefined,
          }
        : undefined,
    call: called && {
      processId: requiredText(called, 'processId'),
      propagatesChild: flag(called, 'propagateAllChildVariables') ?? true,
      propagatesParent: flag(called, 'propagateAllParentVariables') ?? true,
    },
    decision: decision && { id: requiredText(decision, 'decisionId'), resultVariable: requiredText(decision, 'resultVariable') },
  };
}

function flowOf(node: Node): ModelFlow {
  return {
    id: requiredText(node, 'id'),
    name: text(node, 'name'),
    source: requiredText(child(node, 'sourceRef') ?? {}, 'id'),
    target: requiredText(child(node, 'targetRef') ?? {}, 'id'),
    condition: text(child(node, 'conditionExpression'), 'body'),
  };
}

function rectangle(bounds: Node | undefined): Rectangle | undefined {
  return bounds && { x: number(bounds, 'x'), y: number(bounds, 'y'), width: number(bounds, 'width'), height: number(bounds, 'height') };
}

function shapeOf(node: Node): Shape {
  const element = child(node, 'bpmnElement') ?? {};
  const bounds = rectangle(child(node, 'bounds'));
  if (bounds === undefined) throw new Error(`图形 ${text(node, 'id') ?? ''} 没有位置`);
  return { id: requiredText(element, 'id'), type: shortType(element), ...bounds, label: rectangle(child(child(node, 'label'), 'bounds')) };
}

function edgeOf(node: Node): Edge {
  const element = child(node, 'bpmnElement') ?? {};
  return {
    id: requiredText(element, 'id'),
    type: shortType(element),
    source: text(child(element, 'sourceRef'), 'id'),
    waypoints: children(node, 'waypoint').map((point) => ({ x: number(point, 'x'), y: number(point, 'y') })),
    label: rectangle(child(child(node, 'label'), 'bounds')),
  };
}
