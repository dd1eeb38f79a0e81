import type { History, OrderFacts } from '../../client/shapes.ts';

/** What decides which models an order passes. */
type Facts = Pick<OrderFacts, 'type' | 'source'>;
/** What of a task says where in the models it stands. */
export type Placed = Pick<History['workItems'][number], 'processId' | 'elementId' | 'outcome'>;

const outermostOf = { workOrder: 'work-order-transfer', call: 'call-transfer', petition: 'petition', national: 'petition' } as const satisfies Record<Facts['source'], string>;
const workOf = { complaint: 'investigation-review', consultation: 'consultation-answer', declaration: 'declaration-check' } as const satisfies Record<Facts['type'], string>;
/** Processes that stand beside the order's own way. */
const besides = ['withdrawal', 'extension', 'supervision'] as const;
/** Called before the feedback of whatever 工单转接 isn't the process of; there the same steps are drawn in place. */
const gate = 'feedback-gate';
const linking = 'linking';

export type ModelName = (typeof outermostOf)[Facts['source']] | typeof linking | 'order-handling' | (typeof workOf)[Facts['type']] | (typeof besides)[number] | typeof gate;

/** In which model a task stands: its file is named as its process is. */
export const modelOf = ({ processId }: Placed): string => processId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The models an order passes, outermost first, by how it came and what it is; 并单 and those beside it where it has them. */
export const modelNames = ({ type, source }: Facts, items: readonly Placed[]): readonly [ModelName, ...ModelName[]] => [
  outermostOf[source],
  ...(items.some((item) => item.outcome === 'linked' || modelOf(item) === linking) ? ([linking] as const) : []),
  'order-handling',
  workOf[type],
  ...([gate, ...besides] as const).filter((name) => items.some((item) => modelOf(item) === name)),
];

const callOf = { complaint: 'callActivity_investigationReview', consultation: 'callActivity_consultationAnswer', declaration: 'callActivity_declarationCheck' } as const;
const callOfLinking = 'callActivity_linking';
/** Models that are called beside 工单办理, and by what. */
const calledByTop: Readonly<Partial<Record<string, string>>> = { [linking]: callOfLinking, [gate]: 'callActivity_feedbackGate' };

/** Where an order waits for its main one, which is nobody's task. */
export const waitingPlaces: Partial<Record<ModelName, string>> = { 'work-order-transfer': callOfLinking, [linking]: 'event_mainSettled' };

/**
 * The element by which a model shows a task: the task itself, or the call that leads down to it. Nothing where it is drawn
 * elsewhere: what stands beside the order's own way is drawn by itself.
 */
export function placeIn(name: ModelName, item: Placed, facts: Facts): string | undefined {
  const [own, top] = [modelOf(item), outermostOf[facts.source]];
  if (own === name) return item.elementId;
  if (calledByTop[own] !== undefined) return name === top ? calledByTop[own] : undefined;
  const way: readonly string[] = [top, 'order-handling', workOf[facts.type]];
  if (!way.includes(name) || way.indexOf(own) < way.indexOf(name)) return undefined;
  return name === top ? 'callActivity_orderHandling' : callOf[facts.type];
}
