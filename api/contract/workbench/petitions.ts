import { z } from 'zod';
import { acceptanceNo } from '../../../domain/shared/schema.ts';

export { nationalConfirmationBody, nationalTransferBody, petitionBody, refusalBody } from '../../../domain/petition/schema.ts';

/** What a registration became. */
export const registeredPetition = z.strictObject({ orderId: z.uuid(), acceptanceNo }).meta({ title: '登记结果' });
