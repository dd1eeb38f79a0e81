import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import { dayProps } from '../client/day-field.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TextField } from '../components/text-field.tsx';
import { regionsAdminText as text } from '../text/regions-admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { RegionPreview } from './region-preview.tsx';
import { loadOf, previewOf, type Preview, type Said } from './region-queries.ts';

type Shown = { file: File; said: Said; preview: Preview };

/** A newer edition from a file: previewed first, then taken in force as previewed (P7.1). */
export function RegionImportDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Said>();
  const input = useRef<HTMLInputElement>(null);
  const [file, choose] = useState<File>();
  const [missing, tellMissing] = useState(false);
  const [shown, show] = useState<Shown>();
  const preview = useMutation({
    mutationFn: async ({ chosen, said }: { chosen: File; said: Said }) => ({ file: chosen, said, preview: await previewOf(chosen, said) }),
    onSuccess: show,
    onMutate: () => show(undefined),
  });
  const take = useMutation({
    mutationFn: (one: Shown) => loadOf(one.file, one.said, one.preview.version),
    onSuccess: async ({ changedCount, withdrawnCount }) => {
      void message.success(text.taken(changedCount, withdrawnCount));
      onClose();
      await client.invalidateQueries();
    },
  });
  const forget = () => {
    show(undefined);
    take.reset();
  };
  const ask = ({ source, sourceOn, isComplete }: Partial<Said>) => {
    tellMissing(!file);
    if (file) preview.mutate({ chosen: file, said: { source: source ?? '', sourceOn: sourceOn ?? '', isComplete: isComplete ?? false } });
  };
  return (
    <Modal
      open
      title={text.import}
      width={820}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>{common.cancel}</Button>,
        <Button key="preview" type={shown ? 'default' : 'primary'} loading={preview.isPending} onClick={() => form.submit()}>{text.preview}</Button>,
        <Button key="take" type="primary" disabled={!shown} loading={take.isPending} onClick={() => shown && take.mutate(shown)}>{text.take}</Button>,
      ]}
    >
      <Form form={form} layout="vertical" onFinish={ask} onValuesChange={forget}>
        <div className="two">
          <TextField name="source" label={text.source} required maxLength={60} help={text.sourceHelp} />
          <Form.Item name="sourceOn" label={text.sourceOn} rules={[{ required: true, message: common.actions.needed(text.sourceOn) }]} {...dayProps}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item label={text.file} required extra={text.fileHelp} {...(missing ? { validateStatus: 'error' as const, help: text.fileNeeded } : {})}>
          <input
            ref={input}
            type="file"
            accept=".csv,text/csv"
            hidden
            aria-label={text.file}
            onChange={({ target }) => {
              choose(target.files?.[0]);
              tellMissing(false);
              forget();
            }}
          />
          <Button onClick={() => input.current?.click()}>{text.choose}</Button> <span className="quiet">{file?.name ?? text.noFile}</span>
        </Form.Item>
        <Form.Item name="isComplete" valuePropName="checked">
          <Checkbox>{text.complete}</Checkbox>
        </Form.Item>
      </Form>
      {!shown && <p className="quiet">{text.importNote}</p>}
      <ProblemAlert error={preview.error ?? take.error} />
      {shown && <RegionPreview preview={shown.preview} />}
    </Modal>
  ); // prettier-ignore
}
