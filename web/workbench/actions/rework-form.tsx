import { Form, Radio } from 'antd';
import { useState } from 'react';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { QualityCheck } from './quality-check.tsx';
import { useFormAct } from './use-form-act.ts';

const names = text.running.rework;

/** 质检整改: word the result for the public, or send it back to handling (P3.6). */
export function ReworkForm({ item, page }: FormProps) {
  const [way, choose] = useState<'wording' | 'return'>('wording');
  const path = `/work-items/${item.id}/${way === 'wording' ? 'feedback-wording' : 'feedback-return'}`;
  const { form, send, isPending, error, reset } = useFormAct<{ wording: string } | { reason: string }>({ path, done: text.actions.done.default });
  const told = page.history.informings.filter(({ runNo }) => runNo === page.order.runNo).map(({ summary }) => summary).join('\n');
  return (
    <>
      <QualityCheck check={page.order.qualityCheck} />
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item label={names.choose}>
          <Radio.Group
            aria-label={names.choose}
            value={way}
            onChange={({ target }) => {
              reset();
              choose(target.value as typeof way);
            }}
            options={[
              { value: 'wording', label: names.wordingTitle },
              { value: 'return', label: names.returnTitle },
            ]}
          />
        </Form.Item>
        {way === 'wording' ? (
          <>
            {told !== '' && <blockquote className="quiet">{told}</blockquote>}
            <TextField name="wording" label={names.wording} rows={6} help={names.wordingHelp} required />
          </>
        ) : (
          <TextField name="reason" label={names.reason} rows={4} required />
        )}
        <SubmitBar
          next={way === 'wording' ? names.nextWording : names.nextReturn}
          submit={way === 'wording' ? names.wordingTitle : names.returnTitle}
          busy={isPending}
          error={error}
        />
      </Form>
    </>
  );
}
