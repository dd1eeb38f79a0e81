import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { User } from '../client/shapes.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { settingText } from '../text/setting-values.ts';
import { useTitle } from '../workbench/use-title.ts';
import { FormDialog } from './form-dialog.tsx';
import { settingsQueryOf, type SettingLine } from './queries.ts';
import { useSave } from './use-save.ts';

const text = adminText.settings;
const written = (value: unknown) => JSON.stringify(value);

function parse(textValue: string): unknown {
  try {
    return JSON.parse(textValue);
  } catch {
    return undefined;
  }
}

/** The settings of a province with their defaults. */
export function SettingsPage({ user }: { user: User }) {
  useTitle(text.title);
  const [province, choose] = useState(user.unit.provinceCode ?? '');
  const [editing, edit] = useState<SettingLine>();
  const { data, error, isFetching } = useQuery({ ...settingsQueryOf(province), enabled: province.length === 12 });
  const save = useSave(() => edit(undefined));
  const columns: TableColumnsType<SettingLine> = [
    { title: text.columns.name, width: 260, render: (_, { name }) => text.names[name] ?? name },
    { title: text.columns.value, render: (_, { value }) => settingText(value) },
    { title: text.columns.byDefault, render: (_, { byDefault }) => <span className="quiet">{settingText(byDefault)}</span> },
    { title: text.columns.actions, width: 90, render: (_, line) => <Button size="small" onClick={() => edit(line)} aria-label={`${text.change} ${text.names[line.name] ?? line.name}`}>{text.change}</Button> },
  ]; // prettier-ignore
  return (
    <section className="panel" aria-labelledby="settings-title">
      <div className="bar">
        <h1 id="settings-title">{text.title}</h1>
        {user.unit.provinceCode === null && <Input.Search aria-label={text.province} placeholder={text.province} style={{ width: 240 }} maxLength={12} onSearch={choose} />}
      </div>
      <ProblemAlert error={error} />
      <Table rowKey="name" size="small" columns={columns} dataSource={data ?? []} loading={{ spinning: isFetching && !data, delay: 200 }} pagination={false} tableLayout="fixed" />
      <FormDialog
        open={editing !== undefined}
        title={editing ? (text.names[editing.name] ?? editing.name) : ''}
        submit={text.change}
        busy={save.isPending}
        error={save.error}
        initial={{ value: editing && written(editing.value) }}
        onSubmit={({ value }) => editing && save.mutate({ method: 'PUT', path: `/admin/settings/${editing.name}`, body: { provinceUnitId: province, value: parse(String(value)) }, done: text.saved })}
        onClose={() => {
          save.reset();
          edit(undefined);
        }}
      >
        <Form.Item name="value" label={text.value} extra={text.valueHelp} rules={[{ validator: (_, value: string) => (parse(value) === undefined ? Promise.reject(new Error(text.notJson)) : Promise.resolve()) }]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 10 }} className="code" />
        </Form.Item>
      </FormDialog>
    </section>
  ); // prettier-ignore
}
