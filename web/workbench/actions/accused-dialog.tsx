import { Form } from 'antd';
import type { OrderFacts, User } from '../../client/shapes.ts';
import { useAct } from '../../client/use-act.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { text } from '../../text/zh-CN.ts';
import { AccusedField, accusedIn } from './accused-field.tsx';

const names = text.actions.nameAccused;

/** 指明回避: who must stay away from a complaint from now on (P3.1). */
export function AccusedDialog({ order, user, onClose }: { order: OrderFacts; user: User; onClose: () => void }) {
  const { mutate, isPending, error } = useAct({ path: `/orders/${order.id}/accused`, done: names.done });
  return (
    <ReasonDialog
      open
      title={names.title}
      next={names.next}
      label={names.reason}
      submit={names.title}
      danger
      busy={isPending}
      error={error}
      onSubmit={({ reason, accused }) => mutate({ reason, ...accusedIn((accused ?? []) as string[]) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Form.Item name="accused" label={text.actions.initialReview.accused} rules={[{ required: true, message: names.needed }]}>
        <AccusedField topUnitId={user.unit.level === 'city' ? user.unit.id : order.provinceUnitId} />
      </Form.Item>
    </ReasonDialog>
  );
}
