import { Form } from 'antd';
import { useMemo } from 'react';
import { request } from '../client/request.ts';
import type { User } from '../client/shapes.ts';
import { RegionField } from '../components/region-field.tsx';
import { regionSource } from '../components/region-source.ts';
import { TextField } from '../components/text-field.tsx';
import { regionsAdminText as text } from '../text/regions-admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { FormDialog } from './form-dialog.tsx';
import { useSave } from './use-save.ts';

const get = <T,>(path: string) => request<T>('GET', path);

/** Adds a town or a village that no list has yet. `start`: the region that is open on the page. */
export function LocalRegionDialog({ user, start, onClose }: { user: User; start: string | undefined; onClose: () => void }) {
  const save = useSave(onClose);
  const province = user.unit.provinceCode ?? undefined;
  const source = useMemo(() => regionSource(get, province), [province]);
  return (
    <FormDialog
      open
      title={text.add}
      note={text.addNote}
      submit={text.add}
      width={760}
      busy={save.isPending}
      error={save.error}
      initial={{ parentCode: start }}
      onSubmit={({ parentCode, name, code }) => save.mutate({ method: 'POST', path: '/admin/regions', body: { parentCode, name, ...(code ? { code } : {}) }, done: text.added })}
      onClose={onClose}
    >
      <Form.Item name="parentCode" label={text.parent} htmlFor="local-parent" rules={[{ required: true, message: common.actions.needed(text.parent) }]}>
        <RegionField id="local-parent" label={text.parent} source={source} startAt={province} />
      </Form.Item>
      <div className="two">
        <TextField name="name" label={text.name} required maxLength={60} />
        <TextField name="code" label={text.code} maxLength={12} help={text.codeHelp} />
      </div>
    </FormDialog>
  );
}
