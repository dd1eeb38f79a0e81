import type { OrderRouting } from '../order/ports.ts';
import type { OrderResult } from './result.ts';

/** Reads what people recorded and puts it together as the scheme's tables want it. */
export type Results = {
  /** The result of the order's current round (P8.1). Errors: `validation-failed` naming what is still missing. */
  assemble(order: OrderRouting): Promise<OrderResult>;
  /** What of it is free text for the public: 反馈信访人情况, the answer, or the reason; undefined where there is none yet. */
  wording(order: OrderRouting): Promise<string | undefined>;
};
