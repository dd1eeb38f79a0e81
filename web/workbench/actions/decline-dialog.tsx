import { Form, Input, Radio } from 'antd';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { ownIntakeText } from '../../text/own-intake.ts';
import { text } from '../../text/zh-CN.ts';

const names = ownIntakeText.decline;
const decisions = ['notAccepted', 'passedOn'] as const;

type Props = { open: boolean; busy: boolean; error: unknown; onSubmit: (refusal: Record<string, unknown>) => void; onClose: () => void };

/** 不予受理 or 转送: how the unit at which an order without 初审 begins ends it (P3.8, P4.4). */
export function DeclineDialog(props: Props) {
  return (
    <ReasonDialog {...props} title={names.title} next={names.next} label={names.reason} submit={names.submit} danger>
      <Form.Item name="decision" label={names.decision} initialValue="notAccepted" rules={[{ required: true }]}>
        <Radio.Group options={decisions.map((value) => ({ value, label: names.choices[value] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) =>
          getFieldValue('decision') === 'passedOn' && (
            <Form.Item
              name="passedOnTo"
              label={names.passedOnTo}
              rules={[{ required: true, whitespace: true, message: text.actions.needed(names.passedOnTo) }]}
            >
              <Input maxLength={100} placeholder={names.passedOnToHelp} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ReasonDialog>
  );
}
