import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { dayProps } from '../client/day-field.ts';
import { request } from '../client/request.ts';
import { NextStep } from '../components/next-step.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TextField } from '../components/text-field.tsx';
import { calendarText as text } from '../text/limits.ts';
import { text as common } from '../text/zh-CN.ts';
import { EffectList } from './effect-list.tsx';
import type { Calendar, Effect } from './limit-queries.ts';
import { useSave } from './use-save.ts';

type Days = Pick<Calendar, 'closingHour' | 'closures'>;
type Values = Days & { reason: string };

/** A province's own days in two steps: what they are, then which open dues follow; only then can they be saved. */
export function CalendarDialog({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const { provinceUnitId, closingHour, closures } = calendar;
  const [form] = Form.useForm<Values>();
  const [days, setDays] = useState<Days>();
  const preview = useMutation({ mutationFn: (wanted: Days) => request<{ effect: Effect }>('POST', '/admin/calendar/preview', { provinceUnitId, days: wanted }), onSuccess: (_, wanted) => setDays(wanted) });
  const save = useSave(onClose);
  const seen = days === undefined ? undefined : preview.data;
  const look = () => form.validateFields().then((values) => preview.mutate({ closingHour: values.closingHour, closures: values.closures }), () => undefined);
  return (
    <Modal
      open
      title={text.edit}
      width={860}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        seen === undefined ? (
          <>
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button type="primary" loading={preview.isPending} onClick={() => void look()}>{text.preview}</Button>
          </>
        ) : (
          <>
            <Button onClick={() => setDays(undefined)}>{text.back}</Button>
            <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>{text.save}</Button>
          </>
        )
      }
    >
      <Form form={form} layout="vertical" initialValues={{ closingHour, closures }} onFinish={({ reason }) => save.mutate({ method: 'PUT', path: '/admin/calendar', body: { provinceUnitId, days, reason }, done: text.saved })}>
        <div hidden={seen !== undefined}>
          <TextField name="closingHour" label={text.closingHour} required maxLength={5} help={text.closingHourHelp} />
          <OwnDays />
          <ProblemAlert error={preview.error} />
        </div>
        {seen && (
          <>
            <EffectList effect={seen.effect} />
            <Form.Item name="reason" label={text.fields.reason} extra={text.reasonHelp} rules={[{ required: true, whitespace: true, message: common.actions.needed(text.fields.reason) }]}>
              <Input.TextArea rows={2} maxLength={200} />
            </Form.Item>
            <NextStep>{text.next}</NextStep>
            <ProblemAlert error={save.error} />
          </>
        )}
      </Form>
    </Modal>
  ); // prettier-ignore
}

function OwnDays() {
  return (
    <fieldset className="own-days">
      <legend>
        {text.own} <span className="quiet">{text.otherYears}</span>
      </legend>
      <Form.List name="closures">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="own-day">
                <Form.Item name={[name, 'on']} {...dayProps} rules={[{ required: true, message: common.actions.needed(text.fields.on) }]}>
                  <DatePicker allowClear={false} aria-label={text.fields.on} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[name, 'working']}>
                  <Radio.Group aria-label={text.fields.working} options={[{ value: false, label: text.off }, { value: true, label: text.worked }]} />
                </Form.Item>
                <Form.Item name={[name, 'name']} rules={[{ required: true, whitespace: true, message: common.actions.needed(text.fields.name) }]}>
                  <Input aria-label={text.fields.name} maxLength={30} placeholder={text.fields.name} />
                </Form.Item>
                <Button icon={<DeleteOutlined aria-hidden />} aria-label={text.removeDay(String(name + 1))} onClick={() => remove(name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ working: false })}>{text.addDay}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  ); // prettier-ignore
}
