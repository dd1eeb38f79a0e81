import type { OrderSource } from '../order/ports.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';

/** Which pending work: all of it, what is past its due, what is due within {@link soonHours}. */
export type Urgency = 'open' | 'late' | 'soon';

/** How an order ended, beside its state: with a due, within it, past it; with 延期 asked of 12345. */
export type Ending = 'timed' | 'onTime' | 'overdue' | 'extended';

/** Going to be late: due within this many hours. */
export const soonHours = 24;

/**
 * The orders that a figure of the dashboard counts, for listing the very same ones (P9.2). All given parts must hold.
 * Days are Chinese calendar days, the last one included.
 */
export type FigureCriteria = {
  /** This unit with all below it: where pending work stands or a step was done, and for all else where the order was delegated to. */
  unitId?: string;
  /** Only what stands at the unit itself. */
  own?: boolean;
  /** A task is pending there; an order is late or soon late by the earliest due of its tasks there. */
  pending?: Urgency;
  /** The kind of the pending task, or of the task done between `stepFrom` and `stepTo`. */
  step?: WorkItemKind;
  stepFrom?: string;
  stepTo?: string;
  acceptedFrom?: string;
  acceptedTo?: string;
  endedFrom?: string;
  endedTo?: string;
  ending?: Ending;
  sources?: readonly OrderSource[];
};
