import type { WorkItemKind } from '../../../api/contract/workbench/names.ts';
import type { OrderFacts } from '../../client/shapes.ts';

/** What decides which models an order passes. */
type Facts = Pick<OrderFacts, 'type' | 'source'>;

const outermostOf = { workOrder: 'work-order-transfer', call: 'call-transfer', petition: 'petition', national: 'petition' } as const satisfies Record<Facts['source'], string>;
const workOf = { complaint: 'investigation-review', consultation: 'consultation-answer', declaration: 'declaration-check' } as const satisfies Record<Facts['type'], string>;
/** Processes that stand beside the order's own way, told by their tasks' kinds. */
const besides = ['withdrawal', 'extension', 'supervision'] as const;
/** Called before the feedback of whatever 工单转接 isn't the process of; there the same steps are drawn in place. */
const gate = 'feedback-gate';

export type ModelName = (typeof outermostOf)[Facts['source']] | 'order-handling' | (typeof workOf)[Facts['type']] | (typeof besides)[number] | typeof gate;

const besideOf = (kind: WorkItemKind) => besides.find((name) => kind.startsWith(`${name}-`));

/** The models an order passes, outermost first, by how it came and what it is; behind them those beside it that it has. */
export const modelNames = ({ type, source }: Facts, kinds: readonly WorkItemKind[]): readonly [ModelName, ...ModelName[]] => [
  outermostOf[source],
  'order-handling',
  workOf[type],
  ...(source !== 'workOrder' && kinds.includes('feedback-rework') ? [gate] as const : []),
  ...besides.filter((name) => kinds.some((kind) => besideOf(kind) === name)),
];

const outermost: readonly WorkItemKind[] = ['initial-review', 'feedback', 'feedback-rework', 'national-confirmation'];
const middle: readonly WorkItemKind[] = ['province-intake', 'city-intake', 'county-intake', 'informing'];

/** In which model a task of this kind stands. */
export function modelOfKind(kind: WorkItemKind, { type, source }: Facts): ModelName {
  const beside = besideOf(kind);
  if (beside) return beside;
  if (kind === 'feedback-rework' && source !== 'workOrder') return gate;
  if (outermost.includes(kind)) return outermostOf[source];
  return middle.includes(kind) ? 'order-handling' : workOf[type];
}

const callOf = { complaint: 'callActivity_investigationReview', consultation: 'callActivity_consultationAnswer', declaration: 'callActivity_declarationCheck' } as const;

/** The call activity of a model that leads one level deeper to a task of this kind; none in the innermost. */
export function callTo(name: ModelName, kind: WorkItemKind, { type, source }: Facts): string | undefined {
  if (name === outermostOf[source]) return modelOfKind(kind, { type, source }) === gate ? 'callActivity_feedbackGate' : 'callActivity_orderHandling';
  return name === 'order-handling' ? callOf[type] : undefined;
}

const isBeside = (name: ModelName): boolean => (besides as readonly ModelName[]).includes(name);

/** Whether a task is drawn in this model or somewhere below it: what stands beside the order's own way is drawn by itself. */
export function standsIn(name: ModelName, { kind }: { kind: WorkItemKind }, facts: Facts): boolean {
  const own = modelOfKind(kind, facts);
  if (own === gate || name === gate) return own === name || (own === gate && name === outermostOf[facts.source]);
  return own === name || (!isBeside(own) && !isBeside(name));
}
