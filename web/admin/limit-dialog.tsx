import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { request } from '../client/request.ts';
import type { User } from '../client/shapes.ts';
import { NextStep } from '../components/next-step.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { limitsText } from '../text/limits.ts';
import { text as common } from '../text/zh-CN.ts';
import { EffectList } from './effect-list.tsx';
import { changeOf, initialOf, titleOf, type LimitEdit, type LimitValues } from './limit-change.ts';
import { LimitFields } from './limit-fields.tsx';
import type { LimitChange, LimitPreview, LimitRow, TableId } from './limit-queries.ts';
import { RowText } from './limit-row-text.tsx';
import { RowChanges } from './row-changes.tsx';
import { useSave } from './use-save.ts';

const text = limitsText.dialog;

type Values = LimitValues & { reason: string; appliesToOpen: boolean };
type Props = { table: TableId; basedOn: number; edit: LimitEdit; user: User; onClose: () => void };

/** One change of a table in two steps: what it says, then what it does; only then can it be saved. */
export function LimitDialog({ table, basedOn, edit, user, onClose }: Props) {
  const [form] = Form.useForm<Values>();
  const [change, setChange] = useState<LimitChange>();
  const preview = useMutation({ mutationFn: (wanted: LimitChange) => request<LimitPreview>('POST', '/admin/limits/preview', { table, basedOn, change: wanted }), onSuccess: (_, wanted) => setChange(wanted) });
  const save = useSave<unknown>(onClose);
  const look = () => form.validateFields().then(() => preview.mutate(changeOf(edit, form.getFieldsValue(true) as Values)), () => undefined);
  const submit = ({ reason, appliesToOpen }: Values) => save.mutate({ method: 'POST', path: '/admin/limits/versions', body: { table, basedOn, change, reason, appliesToOpen }, done: text.saved });
  const seen = change === undefined ? undefined : preview.data;
  return (
    <Modal open title={titleOf(edit)} width={860} style={{ top: 24 }} onCancel={onClose} footer={seen ? <Footer back={() => setChange(undefined)} busy={save.isPending} label={text.save} go={() => form.submit()} /> : <Footer cancel={onClose} busy={preview.isPending} label={text.preview} go={() => void look()} />}>
      <Form form={form} layout="vertical" initialValues={{ ...initialOf(edit, user.unit.provinceCode?.slice(0, 2) ?? null), appliesToOpen: false }} onFinish={submit}>
        <div hidden={seen !== undefined}>
          {edit.kind === 'end' ? <EndFields row={edit.row} /> : <LimitFields table={table} user={user} isOwnProvince={user.unit.provinceCode !== null} />}
          {edit.kind === 'change' && <p className="quiet">{text.correct}</p>}
          <ProblemAlert error={preview.error} />
        </div>
        {seen && <PreviewStep seen={seen} error={save.error} />}
      </Form>
    </Modal>
  ); // prettier-ignore
}

/** The way on, and the way back or out. */
function Footer({ cancel, back, busy, label, go }: { cancel?: () => void; back?: () => void; busy: boolean; label: string; go: () => void }) {
  return (
    <>
      <Button onClick={back ?? cancel}>{back ? text.back : common.cancel}</Button>
      <Button type="primary" loading={busy} onClick={go}>{label}</Button>
    </>
  ); // prettier-ignore
}

function EndFields({ row }: { row: LimitRow }) {
  return (
    <>
      <p>
        <RowText row={row} />
      </p>
      {row.provinceCode === null ? <p>{text.removeNote}</p> : <LimitFields.Day name="lastDay" required />}
    </>
  );
}

function PreviewStep({ seen, error }: { seen: LimitPreview; error: unknown }) {
  const fields = limitsText.fields;
  return (
    <>
      <h3>{text.changes}</h3>
      <RowChanges changes={seen.changes} />
      <EffectList effect={seen.effect} />
      <Form.Item name="appliesToOpen" label={text.apply}>
        <Radio.Group className="choices-long">
          <Radio value={false}>
            <strong>{text.keep}</strong>
            <div className="quiet">{text.keepNote}</div>
          </Radio>
          <Radio value disabled={seen.effect.dues === 0}>
            <strong>{text.follow}</strong>
            <div className="quiet">{text.followNote}</div>
          </Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="reason" label={fields.reason} extra={limitsText.help.reason} rules={[{ required: true, whitespace: true, message: common.actions.needed(fields.reason) }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <NextStep>{text.next}</NextStep>
      <ProblemAlert error={error} />
    </>
  );
}
