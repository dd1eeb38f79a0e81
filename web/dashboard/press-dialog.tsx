import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import type { z } from 'zod';
import type { actResults } from '../../api/contract/workbench/several-orders.ts';
import type { UrgentOrder } from '../client/dashboard-queries.ts';
import { toProblem, type RequestProblem } from '../client/problem.ts';
import { useRefresh } from '../client/refresh.ts';
import { request } from '../client/request.ts';
import { NextStep } from '../components/next-step.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { pressingText as text } from '../text/dashboard.ts';
import { text as common } from '../text/zh-CN.ts';
import { SupervisionFields, toDemand, type DemandValues } from '../workbench/supervision/supervision-fields.tsx';

export type Press = UrgentOrder['availableActions'][number];
type Results = z.input<typeof actResults>['results'];
type Values = { text: string } & DemandValues;

const paths = { remindHolder: '/orders/reminders', issueSupervision: '/orders/supervisions' } as const;
const shownNumbers = 3;

/** 催办 or 督办 of one order or several: what will happen is said before, what could not be done afterwards (P5.4). */
export function PressDialog({ press, orders, onClose }: { press: Press; orders: readonly UrgentOrder[]; onClose: (done: boolean) => void }) {
  const { message, modal } = App.useApp();
  const refresh = useRefresh();
  const [form] = Form.useForm<Values>();
  const names = text[press];
  const numberOf = new Map(orders.map(({ id, acceptanceNo }) => [id, acceptanceNo]));
  const { mutate, isPending, error } = useMutation<Results, RequestProblem, object>({
    mutationFn: async (body) => {
      try {
        return (await request<{ results: Results }>('POST', paths[press], { ...body, orderIds: [...numberOf.keys()] })).results;
      } catch (problem) {
        throw toProblem(problem);
      }
    },
    onSuccess: async (results) => {
      onClose(true);
      const refused = results.flatMap((one) => (one.done ? [] : [one]));
      const said = names.done(results.length - refused.length, results.length);
      if (refused.length === 0) void message.success(said);
      else
        modal.warning({
          title: said,
          okText: common.close,
          content: (
            <ul className="problem-list">
              {refused.map(({ orderId, detail }) => (
                <li key={orderId}>
                  {numberOf.get(orderId)} {detail}
                </li>
              ))}
            </ul>
          ),
        });
      await refresh();
    },
  });
  const listed = [...numberOf.values()].slice(0, shownNumbers).join('、');
  return (
    <Modal
      open
      title={names.title}
      okText={names.title}
      cancelText={common.cancel}
      okButtonProps={{ htmlType: 'submit', loading: isPending }}
      onCancel={() => onClose(false)}
      destroyOnHidden
      modalRender={(dialog) => (
        <Form<Values> form={form} layout="vertical" onFinish={(values) => mutate(press === 'remindHolder' ? { text: values.text } : toDemand(values))}>
          {dialog}
        </Form>
      )}
    >
      <p className="quiet">{text.about(numberOf.size > shownNumbers ? text.andMore(listed, numberOf.size) : listed)}</p>
      {press === 'remindHolder' ? (
        <Form.Item name="text" label={text.remindHolder.text} rules={[{ required: true, whitespace: true, message: common.actions.needed(text.remindHolder.text) }]}>
          <Input.TextArea rows={3} maxLength={500} autoFocus />
        </Form.Item>
      ) : (
        <SupervisionFields />
      )}
      <NextStep>{names.next}</NextStep>
      <ProblemAlert error={error} />
    </Modal>
  );
}
