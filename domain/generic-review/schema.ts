import { z } from 'zod';
import { freeText } from '../shared/schema.ts';

/** How a generic step ends (P9.3, analysts): the gateway behind it in the model decides what follows. */
export const genericOutcome = z.enum(['approved', 'returned']).meta({ title: '结论', description: 'approved 同意，returned 退回' });

/** A step that an analyst inserted: its conclusion and why. */
export const genericReview = z.strictObject({ outcome: genericOutcome, opinion: freeText(2000).meta({ title: '意见' }) }).meta({ title: '通用审核' });
