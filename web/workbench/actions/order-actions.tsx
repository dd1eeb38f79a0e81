import { Button } from 'antd';
import { useState } from 'react';
import type { OrderFacts } from '../../client/shapes.ts';
import { useAct } from '../../client/use-act.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { text } from '../../text/zh-CN.ts';
import { ContactDialog } from './contact-dialog.tsx';

const names = text.actions;

/** Acts on the order as a whole: taking back a delegation, releasing a case, noting a contact. */
export function OrderActions({ order, available }: { order: OrderFacts; available: readonly string[] }) {
  const [asked, ask] = useState<'recall' | 'releaseCase' | 'logContact'>();
  const recall = useAct({ path: `/orders/${order.id}/recall`, done: names.done.recalled });
  const releaseCase = useAct({ path: `/orders/${order.id}/case-release`, done: names.done.released });
  const acts = (['logContact', 'recall', 'releaseCase'] as const).filter((act) => available.includes(act));
  const close = () => ask(undefined);
  if (acts.length === 0) return null;
  return (
    <div className="other-actions">
      {acts.map((act) => (
        <Button key={act} size="small" onClick={() => ask(act)}>
          {names[act].title}
        </Button>
      ))}
      <ReasonDialog
        open={asked === 'recall'}
        title={names.recall.title}
        next={names.recall.next}
        label={names.recall.reason}
        submit={names.recall.title}
        danger
        busy={recall.isPending}
        error={recall.error}
        onSubmit={({ reason }) => recall.mutate({ reason }, { onSuccess: close })}
        onClose={close}
      />
      <ReasonDialog
        open={asked === 'releaseCase'}
        title={names.releaseCase.title}
        next={names.releaseCase.next}
        label={names.releaseCase.reason}
        submit={names.releaseCase.title}
        busy={releaseCase.isPending}
        error={releaseCase.error}
        onSubmit={({ reason }) => releaseCase.mutate({ reason }, { onSuccess: close })}
        onClose={close}
      />
      {asked === 'logContact' && <ContactDialog orderId={order.id} onClose={close} />}
    </div>
  );
}
