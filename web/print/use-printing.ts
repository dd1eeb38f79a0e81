import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { printedOrder } from '../../api/contract/workbench/orders.ts';
import type { PersonalField } from '../../api/contract/workbench/names.ts';
import { request } from '../client/request.ts';

export type Printed = z.input<typeof printedOrder>;
export type PrintBody = { fields?: PersonalField[]; reason?: string; supervisionId?: string };

/**
 * Printing: the server is told first, so that nothing leaves on paper unaudited; what it answers is on the sheet when the
 * browser's dialog opens. It is only in memory: leaving the page forgets it.
 */
export function usePrinting(orderId: string) {
  const [printed, setPrinted] = useState<Printed>();
  const printing = useMutation({ mutationFn: (body: PrintBody) => request<Printed>('POST', `/orders/${orderId}/prints`, body), onSuccess: setPrinted });
  useEffect(() => {
    if (printed) window.print();
  }, [printed]);
  return { printed, print: printing.mutate, isPending: printing.isPending, error: printing.error };
}
