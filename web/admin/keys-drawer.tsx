import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, InputNumber, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { FormDialog } from './form-dialog.tsx';
import { isInForce, keyColumns } from './platform-columns.tsx';
import { keysQueryOf, type Key, type Platform } from './queries.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { useSave } from './use-save.ts';

const text = adminText.keys;

/** The keys of a platform: a new one is shown this once, the old ones run on for the overlap (P8.1). */
export function KeysDrawer({ platform, onClose }: { platform: Platform | undefined; onClose: () => void }) {
  const { modal } = App.useApp();
  const { data, error, isPending } = useQuery({ ...keysQueryOf(platform?.id ?? ''), enabled: platform !== undefined });
  const [issuing, issue] = useState(false);
  const [made, tell] = useState<{ keyId: string; secret: string }>();
  const save = useSave<{ keyId: string; secret: string } | undefined>((answer) => {
    issue(false);
    tell(answer);
  });
  const columns: TableColumnsType<Key> = [
    ...keyColumns,
    {
      title: text.columns.actions,
      width: 80,
      render: (_, key) =>
        isInForce(key) ? (
          <Button
            size="small"
            danger
            aria-label={`${text.end} ${key.keyId}`}
            onClick={() => void modal.confirm({ title: text.endTitle, content: text.endNote, okText: text.end, cancelText: common.cancel, okButtonProps: { danger: true }, onOk: () => save.mutateAsync({ method: 'POST', path: `/admin/platform-keys/${key.keyId}/ending`, done: text.done }).catch(() => undefined) })}
          >
            {text.end}
          </Button>
        ) : (
          <span className="quiet">{text.ended}</span>
        ),
    },
  ]; // prettier-ignore
  return (
    <Drawer open={platform !== undefined} onClose={onClose} size={820} title={platform && text.title(platform.name)} extra={<Button type="primary" onClick={() => issue(true)}>{text.issue}</Button>}>
      <ProblemAlert error={error ?? save.error} />
      <Table rowKey="keyId" size="small" columns={columns} dataSource={data ?? []} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" />
      <FormDialog
        open={issuing}
        title={text.issue}
        note={text.overlapNote}
        submit={text.issue}
        busy={save.isPending}
        error={save.error}
        initial={{ purpose: 'request', algorithm: 'HMAC-SHA256', overlapHours: 72 }}
        onSubmit={(body) => platform && save.mutate({ method: 'POST', path: `/admin/platforms/${platform.id}/keys`, body })}
        onClose={() => issue(false)}
      >
        <Form.Item name="purpose" label={text.columns.purpose}>
          <Select options={(['request', 'callback'] as const).map((value) => ({ value, label: text.purposes[value] }))} />
        </Form.Item>
        <Form.Item name="algorithm" label={text.columns.algorithm}>
          <Select options={['HMAC-SHA256', 'HMAC-SM3'].map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="overlapHours" label={text.overlap}>
          <InputNumber min={0} max={2160} precision={0} />
        </Form.Item>
      </FormDialog>
      <SecretDialog facts={made && [[adminText.once.keyId, made.keyId], [adminText.once.key, made.secret]]} onClose={() => tell(undefined)} />
    </Drawer>
  ); // prettier-ignore
}
