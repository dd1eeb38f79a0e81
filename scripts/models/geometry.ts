import type { Rectangle } from './model.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Segment = readonly [Point, Point];

/** The straight parts of a line. */
export function segments(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point]);
}

/** The rectangle around a segment. */
function box([from, to]: Segment): Rectangle {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

/** Whether two rectangles share an area or a line; touching edges are no overlap. */
export function overlap(left: Rectangle, right: Rectangle): boolean {
  return left.x < right.x + right.width && right.x < left.x + left.width && left.y < right.y + right.height && right.y < left.y + left.height;
}

/** Whether `inner` lies within `outer`. */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

/** Whether an upright segment passes through the inside of a rectangle. */
export function passesThrough(segment: Segment, rectangle: Rectangle): boolean {
  const line = box(segment);
  return overlap({ ...line, width: line.width || 0.1, height: line.height || 0.1 }, rectangle);
}

/** Whether two upright segments cross or lie upon each other; a shared end point is neither. */
export function meet(left: Segment, right: Segment): boolean {
  const [a, b] = [box(left), box(right)];
  if (a.width === 0 === (b.width === 0)) return isSameLine(a, b) && overlap(thicken(a), thicken(b));
  const [upright, level] = a.width === 0 ? [a, b] : [b, a];
  const inside = (value: number, from: number, length: number): boolean => value > from && value < from + length;
  return inside(upright.x, level.x, level.width) && inside(level.y, upright.y, upright.height);
}

const isSameLine = (a: Rectangle, b: Rectangle): boolean => (a.width === 0 ? a.x === b.x : a.y === b.y);
const thicken = (line: Rectangle): Rectangle => ({ ...line, width: line.width || 1, height: line.height || 1 });

/** Whether every part of the line is level or upright. */
export function isUpright(points: readonly Point[]): boolean {
  return segments(points).every(([from, to]) => from.x === to.x || from.y === to.y);
}
