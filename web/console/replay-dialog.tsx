import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { request } from '../client/request.ts';
import { ReasonDialog } from '../components/reason-dialog.tsx';
import { consoleText } from '../text/console.ts';

const text = consoleText.replay;

/** Asks why, then queues the chosen callbacks again. */
export function ReplayDialog({ deliveryIds, onClose, onDone }: { deliveryIds: readonly string[]; onClose: () => void; onDone: () => void }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: (reason: string) => request<{ results: { outcome: string }[] }>('POST', '/deliveries/replays', { deliveryIds, reason }),
    onSuccess: async ({ results }) => {
      void message.success(text.done(results.filter(({ outcome }) => outcome === 'queued').length, results.length));
      onDone();
      onClose();
      await client.invalidateQueries({ queryKey: ['console'] });
    },
  });
  return (
    <ReasonDialog
      open={deliveryIds.length > 0}
      title={text.title(deliveryIds.length)}
      next={text.explain}
      label={text.reason}
      placeholder={text.placeholder}
      submit={text.submit}
      busy={replay.isPending}
      error={replay.error}
      onSubmit={({ reason = '' }) => replay.mutate(reason)}
      onClose={() => {
        replay.reset();
        onClose();
      }}
    />
  );
}
