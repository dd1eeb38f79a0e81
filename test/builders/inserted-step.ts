import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { root } from '../../scripts/models/generated-files.ts';

type Node = Record<string, unknown>;
type Template = { properties: readonly { id?: string; value: string; binding: Record<string, string> }[] };
type Moddle = { fromXML(xml: string): Promise<{ rootElement: unknown }>; create(type: string, attributes?: Node): Node; toXML(root: unknown, options: object): Promise<{ xml: string }> };

const zeebe: unknown = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');
const list = (node: Node, name: string): Node[] => (node[name] ??= []) as Node[];
const x = 100;

/** Works on a committed model the way an analyst does in Modeler: shapes, flows and templates, and no code. */
export async function editModel(file: string) {
  const moddle = new BpmnModdle({ zeebe }) as unknown as Moddle;
  const definitions = (await moddle.fromXML(await readFile(join(root, 'processes', file), 'utf8'))).rootElement as Node;
  const process = list(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Process') as Node;
  const plane = (list(definitions, 'diagrams')[0] as Node)['plane'] as Node;
  const elements = list(process, 'flowElements');
  const find = (id: string): Node => {
    const found = elements.find((element) => element['id'] === id);
    if (found === undefined) throw new Error(`${file} has no ${id}`);
    return found;
  };
  const bounds = moddle.create('dc:Bounds', { x, y: x, width: 100, height: 80 });

  const add = (type: string, id: string, name: string | undefined, lane: string): Node => {
    const node = moddle.create(type, { id, ...(name === undefined ? {} : { name }) });
    node['documentation'] = [moddle.create('bpmn:Documentation', { text: 'P3.6：由分析人员插入。' })];
    elements.push(node);
    const inLane = (list(process, 'laneSets')[0]?.['lanes'] as Node[]).find(({ id: laneId }) => laneId === lane);
    if (inLane !== undefined) list(inLane, 'flowNodeRef').push(node);
    list(plane, 'planeElement').push(moddle.create('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: node, bounds }));
    return node;
  };

  const applied: Record<string, (node: Node, value: string, binding: Record<string, string>) => void> = {
    property: (node, value) => void (node['name'] = value),
    'zeebe:taskDefinition': (node, value, { property = '' }) => void (extension(node, 'zeebe:TaskDefinition')[property] = value),
    'zeebe:taskHeader': (node, value, { key = '' }) => void list(extension(node, 'zeebe:TaskHeaders'), 'values').push(moddle.create('zeebe:Header', { key, value })),
    'zeebe:input': (node, value, { name = '' }) => void list(extension(node, 'zeebe:IoMapping'), 'inputParameters').push(moddle.create('zeebe:Input', { source: value, target: name })),
    'zeebe:output': (node, value, { source = '' }) => void list(extension(node, 'zeebe:IoMapping'), 'outputParameters').push(moddle.create('zeebe:Output', { source, target: value })),
  };
  const extension = (node: Node, type: string): Node => {
    const values = list((node['extensionElements'] ??= moddle.create('bpmn:ExtensionElements')) as Node, 'values');
    const found = values.find(({ $type }) => $type === type);
    if (found !== undefined) return found;
    values.push(moddle.create(type));
    return values.at(-1) as Node;
  };

  return {
    add,
    /** Applies a committed element template, with the analyst's own values by property id. */
    async apply(node: Node, templateName: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
      const template = JSON.parse(await readFile(join(root, '.camunda/element-templates', `${templateName}.json`), 'utf8')) as Template;
      for (const { id = '', value, binding } of template.properties) applied[binding['type'] ?? '']?.(node, values[id] ?? value, binding);
    },
    /** What templates can't set for the engine's floor: form and candidate groups of a human task. */
    assign(node: Node, formKey: string, candidateGroups: string): void {
      extension(node, 'zeebe:FormDefinition')['formKey'] = formKey;
      extension(node, 'zeebe:AssignmentDefinition')['candidateGroups'] = candidateGroups;
    },
    connect(from: Node, to: Node, name?: string, condition?: string): Node {
      const flow = moddle.create('bpmn:SequenceFlow', { id: `flow_${String(from['id']).split('_')[1] ?? ''}To${String(to['id']).split('_')[1] ?? ''}${name === undefined ? '' : 'ByOutcome'}`, sourceRef: from, targetRef: to, ...(name === undefined ? {} : { name }) });
      if (condition !== undefined) flow['conditionExpression'] = moddle.create('bpmn:FormalExpression', { body: condition });
      list(from, 'outgoing').push(flow);
      list(to, 'incoming').push(flow);
      elements.push(flow);
      list(plane, 'planeElement').push(moddle.create('bpmndi:BPMNEdge', { id: `${String(flow['id'])}_di`, bpmnElement: flow, waypoint: [moddle.create('dc:Point', { x, y: x }), moddle.create('dc:Point', { x: x * 2, y: x })] }));
      return flow;
    },
    /** Leads every flow that ends at `id` to another element. */
    redirect(id: string, to: Node): void {
      for (const flow of list(find(id), 'incoming')) {
        flow['targetRef'] = to;
        list(to, 'incoming').push(flow);
      }
      find(id)['incoming'] = [];
    },
    unexpectedEnd(id: string, lane: string): Node {
      const end = add('bpmn:EndEvent', id, '结果异常', lane);
      end['eventDefinitions'] = [moddle.create('bpmn:MessageEventDefinition', { id: `definition_${id}` })];
      return end;
    },
    find,
    xml: async (): Promise<string> => (await moddle.toXML(definitions, { format: true })).xml,
  };
}
