import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonalField } from '../../../api/contract/workbench/names.ts';
import { nameOf } from '../../client/names.ts';
import { request } from '../../client/request.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { text } from '../../text/zh-CN.ts';

type Props = { orderId: string; field: PersonalField; onRevealed: (value: string | null) => void; onClose: () => void };

/** Asks why before it opens a field; both are audited (P9.1). */
export function RevealDialog({ orderId, field, onRevealed, onClose }: Props) {
  const client = useQueryClient();
  const names = text.order.reveal;
  const reveal = useMutation({
    mutationFn: (reason: string) => request<{ value: string | null }>('POST', `/orders/${orderId}/reveals`, { field, reason }),
    onSuccess: ({ value }) => {
      onRevealed(value);
      void client.invalidateQueries({ queryKey: ['order', orderId] });
    },
  });
  return (
    <ReasonDialog
      open
      title={names.title(nameOf.personal(field))}
      next={names.explain}
      label={names.reason}
      placeholder={names.reasonPlaceholder}
      submit={names.submit}
      busy={reveal.isPending}
      error={reveal.error}
      onSubmit={({ reason = '' }) => reveal.mutate(reason)}
      onClose={onClose}
    />
  );
}
