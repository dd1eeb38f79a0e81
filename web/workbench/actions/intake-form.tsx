import { Alert, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { filled, useFormAct } from './use-form-act.ts';

type Values = { toUnitId?: string; instruction?: string };
const names = text.actions.intake;

/** Nobody has looked for whom the complaint is about: it names somebody, had no 初审, and nobody must stay away yet (P3.1). */
const lacksAccused = ({ order, barred, history, availableActions }: FormProps['page']) =>
  order.accused !== null && barred.length === 0 && availableActions.includes('nameAccused') && !history.workItems.some(({ kind }) => kind === 'initial-review');

/** 受理 at province, city or county: handle here, or hand down (P3.2). */
export function IntakeForm({ item, page }: FormProps) {
  const mayDelegate = item.availableActions.includes('delegate') && item.delegationTargets.length > 0;
  const [way, choose] = useState<'delegate' | 'handle'>(mayDelegate ? 'delegate' : 'handle');
  const path = `/work-items/${item.id}/${way === 'delegate' ? 'delegation' : 'handling'}`;
  const { form, send, isPending, error, reset } = useFormAct<Values>({ path, done: text.actions.done.default });
  const chosen = Form.useWatch('toUnitId', form);
  const unit = item.delegationTargets.find(({ unitId }) => unitId === chosen);
  const next = way === 'handle' ? names.nextHandle : unit ? names.nextDelegate(unit.name) : names.nextDelegateUnknown;
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => send(way === 'delegate' ? filled(values) : {})}>
      {mayDelegate && lacksAccused(page) && <Alert type="warning" showIcon title={text.actions.nameAccused.notYet} />}
      {mayDelegate && (
        <Form.Item label={names.choose}>
          <Radio.Group
            aria-label={names.choose}
            value={way}
            onChange={({ target }) => {
              reset();
              choose(target.value as typeof way);
            }}
            options={[
              { value: 'delegate', label: names.delegate },
              { value: 'handle', label: names.handle },
            ]}
          />
        </Form.Item>
      )}
      {way === 'delegate' && (
        <>
          <Form.Item name="toUnitId" label={names.unit} rules={[{ required: true, message: names.needUnit }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={names.unitPlaceholder}
              options={item.delegationTargets.map(({ unitId, name, refusal }) => ({
                value: unitId,
                label: refusal === null ? name : `${name}（${refusal.detail}）`,
                disabled: refusal !== null,
              }))}
            />
          </Form.Item>
          <TextField name="instruction" label={names.instruction} rows={3} />
        </>
      )}
      <SubmitBar next={next} submit={way === 'delegate' ? names.submitDelegate : names.submitHandle} busy={isPending} error={error} />
    </Form>
  );
}
