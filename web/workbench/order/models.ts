import type { WorkItemKind } from '../../../api/contract/workbench/names.ts';
import type { OrderFacts } from '../../client/shapes.ts';

export type ModelName = 'withdrawal' | 'extension' | 'work-order-transfer' | 'order-handling' | 'investigation-review' | 'consultation-answer' | 'declaration-check';

const workOf: Record<OrderFacts['type'], ModelName> = { complaint: 'investigation-review', consultation: 'consultation-answer', declaration: 'declaration-check' };

/** The models an order of this type passes, outermost first; behind them those of its negotiations, where there are any. */
export const modelNames = (type: OrderFacts['type'], kinds: readonly WorkItemKind[]): ModelName[] => [
  'work-order-transfer',
  'order-handling',
  workOf[type],
  ...(['withdrawal', 'extension'] as const).filter((name) => kinds.some((kind) => kind.startsWith(`${name}-`))),
];

const outermost: readonly WorkItemKind[] = ['initial-review', 'feedback', 'feedback-rework'];
const middle: readonly WorkItemKind[] = ['province-intake', 'city-intake', 'county-intake', 'informing'];

/** In which model a task of this kind stands. */
export function modelOfKind(kind: WorkItemKind, type: OrderFacts['type']): ModelName {
  if (kind.startsWith('withdrawal-')) return 'withdrawal';
  if (kind.startsWith('extension-')) return 'extension';
  if (outermost.includes(kind)) return 'work-order-transfer';
  return middle.includes(kind) ? 'order-handling' : workOf[type];
}

/** The call activity of a model that leads one level deeper; none in the innermost. */
export function callTo(name: ModelName, type: OrderFacts['type']): string | undefined {
  if (name === 'work-order-transfer') return 'callActivity_orderHandling';
  if (name !== 'order-handling') return undefined;
  return { complaint: 'callActivity_investigationReview', consultation: 'callActivity_consultationAnswer', declaration: 'callActivity_declarationCheck' }[type];
}

const negotiations: readonly ModelName[] = ['withdrawal', 'extension'];

/** Whether a task is drawn in this model or somewhere below it: a negotiation stands beside the order's own way. */
export function standsIn(name: ModelName, { kind }: { kind: WorkItemKind }, type: OrderFacts['type']): boolean {
  const own = modelOfKind(kind, type);
  return own === name || (!negotiations.includes(own) && !negotiations.includes(name));
}
