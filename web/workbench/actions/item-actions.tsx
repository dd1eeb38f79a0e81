import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import type { History, WorkItemDetail } from '../../client/shapes.ts';
import { useAct } from '../../client/use-act.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { ownIntakeText } from '../../text/own-intake.ts';
import { text } from '../../text/zh-CN.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import { ReferralDialog } from './referral-dialog.tsx';

type Props = { item: History['workItems'][number]; assignees: WorkItemDetail['assignees'] };
const names = text.actions;
const titles = { referCase: names.referral.title, handBack: names.handBack.title, declineOrder: ownIntakeText.decline.title, release: names.release.title, reassign: names.reassign.title };

/** Passing a task on: back to the colleagues, to one of them, to the unit above, or the matter out of the house. */
export function ItemActions({ item, assignees }: Props) {
  const [asked, ask] = useState<keyof typeof titles>();
  const at = `/work-items/${item.id}`;
  const release = useAct({ path: `${at}/release`, done: names.release.done });
  const reassign = useAct({ path: `${at}/reassignment`, done: names.reassign.done });
  const handBack = useAct({ path: `${at}/hand-back`, done: names.done.default });
  const decline = useAct({ path: `${at}/refusal`, done: names.done.default });
  const can = (action: string) => item.availableActions.includes(action);
  const close = () => ask(undefined);
  const acts = ['referCase', 'handBack', 'declineOrder', 'release', 'reassign'] as const;
  if (!acts.some(can)) return null;
  return (
    <div className="other-actions">
      {acts.filter(can).map((act) => (
        <Button key={act} size="small" onClick={() => ask(act)}>
          {titles[act]}
        </Button>
      ))}
      {asked === 'referCase' && <ReferralDialog workItemId={item.id} onClose={close} />}
      <ReasonDialog
        open={asked === 'release'}
        title={names.release.title}
        next={names.release.next}
        label={names.release.reason}
        required={false}
        submit={names.release.title}
        busy={release.isPending}
        error={release.error}
        onSubmit={({ reason }) => release.mutate(reason ? { reason } : {}, { onSuccess: close })}
        onClose={close}
      />
      <ReasonDialog
        open={asked === 'handBack'}
        title={names.handBack.title}
        next={item.kind === 'province-intake' ? names.handBack.nextProvince : names.handBack.next}
        label={names.handBack.reason}
        submit={names.handBack.title}
        danger
        busy={handBack.isPending}
        error={handBack.error}
        onSubmit={({ reason }) => handBack.mutate({ reason }, { onSuccess: close })}
        onClose={close}
      />
      <DeclineDialog
        open={asked === 'declineOrder'}
        busy={decline.isPending}
        error={decline.error}
        onSubmit={(refusal) => decline.mutate(refusal, { onSuccess: close })}
        onClose={close}
      />
      <ReasonDialog
        open={asked === 'reassign'}
        title={names.reassign.title}
        next={names.reassign.next}
        label={names.reassign.reason}
        submit={names.reassign.title}
        busy={reassign.isPending}
        error={reassign.error}
        onSubmit={({ reason, assigneeId }) => reassign.mutate({ reason, assigneeId }, { onSuccess: close })}
        onClose={close}
      >
        <Form.Item name="assigneeId" label={names.reassign.to} rules={[{ required: true, message: names.needed(names.reassign.to) }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            notFoundContent={names.reassign.none}
            options={assignees.map(({ id, name, duty }) => ({ value: id, label: `${name}（${duty}）` }))}
          />
        </Form.Item>
      </ReasonDialog>
    </div>
  );
}
