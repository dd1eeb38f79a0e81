import { contains, isUpright, meet, overlap, passesThrough, segments } from './geometry.ts';
import type { Edge, Model, Rectangle, Shape } from './model.ts';
import { collect, type ModelProblem, type Report } from './problem.ts';

const grid = 10;
const lowestLane = 140;
const containers = new Set(['participant', 'lane', 'subProcess']);
const sizes: Readonly<Record<string, readonly [width: number, height: number]>> = { Task: [100, 80], Activity: [100, 80], Event: [36, 36], Gateway: [50, 50] };

type Rule = (model: Model, report: Report) => void;

const onGrid = (value: number): boolean => value % grid === 0;
const sizeOf = (type: string) => Object.entries(sizes).find(([ending]) => type.endsWith(ending))?.[1];
const isNode = (shape: Shape): boolean => !containers.has(shape.type);
/** Each pair once. */
const pairs = <T>(values: readonly T[]): (readonly [T, T])[] => values.flatMap((left, index) => values.slice(index + 1).map((right) => [left, right] as const));

const complete: Rule = (model, report) => {
  const shapes = new Set(model.shapes.map(({ id }) => id));
  const edges = new Set(model.edges.map(({ id }) => id));
  for (const { id } of [...model.elements, ...model.drawn.filter(({ type }) => type !== 'association')]) if (!shapes.has(id)) report('drawn', id, '图上没有这个元素');
  for (const { id } of model.flows) if (!edges.has(id)) report('drawn', id, '图上没有这条连线');
};

const placed: Rule = (model, report) => {
  for (const shape of model.shapes) {
    const size = sizeOf(shape.type);
    if (size !== undefined) placedNode(shape, size, report);
    else if (containers.has(shape.type) && ![shape.x, shape.y, shape.width, shape.height].every(onGrid)) report('placed', shape.id, `边不在 ${grid} 像素网格上`);
    if (shape.type === 'lane' && shape.height < lowestLane) report('placed', shape.id, `泳道矮于 ${lowestLane}`);
  }
};

function placedNode(shape: Shape, [width, height]: readonly [number, number], report: Report): void {
  if (shape.width !== width || shape.height !== height) report('placed', shape.id, `大小应当是 ${width}×${height}`);
  if (!onGrid(shape.x + width / 2) || !onGrid(shape.y + height / 2)) report('placed', shape.id, `中心不在 ${grid} 像素网格上`);
}

const inside: Rule = (model, report) => {
  const lanes = model.shapes.filter(({ type }) => type === 'lane');
  for (const { id, parentId } of model.elements) {
    const shape = model.shapes.find((candidate) => candidate.id === id);
    const outer = parentId === model.processId ? lanes : model.shapes.filter((candidate) => candidate.id === parentId);
    if (shape !== undefined && !outer.some((container) => contains(container, shape))) report('inside', id, '不完全在一条泳道或所属子流程之内');
  }
};

const apart: Rule = (model, report) => {
  const attached = new Map(model.elements.flatMap(({ id, attachedTo }) => (attachedTo === undefined ? [] : [[id, attachedTo]])));
  const parents = new Map(model.elements.map(({ id, parentId }) => [id, parentId]));
  const belongs = (inner: Shape, outer: Shape): boolean => attached.get(inner.id) === outer.id || parents.get(inner.id) === outer.id;
  const shapes = model.shapes.filter(({ type }) => type !== 'participant' && type !== 'lane');
  for (const [left, right] of pairs(shapes)) {
    if (overlap(left, right) && !belongs(left, right) && !belongs(right, left)) report('apart', left.id, `与 ${right.id} 重叠`);
  }
};

const linesClear: Rule = (model, report) => {
  const flows = model.edges.filter(({ type }) => type === 'sequenceFlow');
  for (const edge of flows) {
    if (!isUpright(edge.waypoints)) report('lines', edge.id, '连线应当横平竖直');
    for (const shape of model.shapes.filter(isNode)) if (segments(edge.waypoints).some((segment) => passesThrough(segment, shape))) report('lines', edge.id, `连线穿过 ${shape.id}`);
  }
  for (const [left, right] of pairs(model.edges)) if (crosses(left, right)) report('lines', left.id, `与 ${right.id} 交叉或重合`);
};

/** Flows that leave one corner together may share their first part, like the teeth of a comb. */
function crosses(left: Edge, right: Edge): boolean {
  const [start, other] = [left.waypoints[0], right.waypoints[0]];
  if (left.source !== undefined && left.source === right.source && start?.x === other?.x && start?.y === other?.y) return false;
  return segments(left.waypoints).some((one) => segments(right.waypoints).some((two) => meet(one, two)));
}

const labelsClear: Rule = (model, report) => {
  const labels: { id: string; bounds: Rectangle }[] = [...model.shapes, ...model.edges].flatMap(({ id, label }) => (label === undefined ? [] : [{ id, bounds: label }]));
  for (const { id, bounds } of labels) {
    for (const shape of model.shapes.filter(isNode)) if (overlap(bounds, shape)) report('labels', id, `文字压住 ${shape.id}`);
    for (const edge of model.edges) if (segments(edge.waypoints).some((segment) => passesThrough(segment, bounds))) report('labels', id, `文字被连线 ${edge.id} 穿过`);
  }
  for (const [left, right] of pairs(labels)) if (overlap(left.bounds, right.bounds)) report('labels', left.id, `文字与 ${right.id} 的文字重叠`);
  const named = new Set([...model.elements.filter(({ type }) => /Event$|Gateway$/.test(type)), ...model.flows].filter(({ name }) => name !== undefined).map(({ id }) => id));
  const labelled = new Set(labels.map(({ id }) => id));
  for (const id of named) if (!labelled.has(id)) report('labels', id, '名称没有摆放位置');
};

const rules: readonly Rule[] = [complete, placed, inside, apart, linesClear, labelsClear];

/** Whether a diagram can be shown: complete, on the grid, nothing overlapping, no crossing, labels clear of lines. */
export function checkDiagram(model: Model): readonly ModelProblem[] {
  return collect(model, rules);
}
