import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { User } from '../client/shapes.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { settingForm, settingHelp } from '../text/setting-help.ts';
import { settingText } from '../text/setting-values.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { FormDialog } from './form-dialog.tsx';
import { ProvinceChoice } from './province-choice.tsx';
import { settingsQueryOf, type SettingLine } from './queries.ts';
import { hasForm, SettingField } from './setting-fields.tsx';
import { useSave } from './use-save.ts';

const text = adminText.settings;
const nameOf = (name: string) => text.names[name] ?? name;
/** A setting that may be left open says so beside its value. */
const initialOf = ({ value }: SettingLine) => ({ value: value ?? undefined, isLimited: value !== null });

/** The settings of a province with what they mean and their defaults. */
export function SettingsPage({ user }: { user: User }) {
  useTitle(text.title);
  const [province, choose] = useState(user.unit.provinceCode ?? '');
  const [editing, edit] = useState<SettingLine>();
  const { data, error, isFetching } = useQuery({ ...settingsQueryOf(province), enabled: province !== '' });
  const save = useSave(() => edit(undefined));
  const columns: TableColumnsType<SettingLine> = [
    { title: text.columns.name, width: 260, render: (_, { name }) => nameOf(name) },
    { title: text.columns.value, render: (_, { value }) => settingText(value) },
    { title: text.columns.byDefault, render: (_, { byDefault }) => <span className="quiet">{settingText(byDefault)}</span> },
    {
      title: text.columns.actions,
      width: 130,
      render: (_, line) => hasForm(line.name) ? <Button size="small" onClick={() => edit(line)} aria-label={`${text.change} ${nameOf(line.name)}`}>{text.change}</Button> : <Link to="/admin/calendar" aria-label={`${settingForm.toCalendar} ${nameOf(line.name)}`}>{settingForm.toCalendar}</Link>,
    },
  ]; // prettier-ignore
  const submit = (line: SettingLine, { value, isLimited }: Record<string, unknown>) =>
    save.mutate({ method: 'PUT', path: `/admin/settings/${line.name}`, body: { provinceUnitId: province, value: isLimited === false ? null : value }, done: text.saved });
  return (
    <section className="panel" aria-labelledby="settings-title">
      <div className="bar">
        <h1 id="settings-title">{text.title}</h1>
        {user.unit.provinceCode === null && <ProvinceChoice value={province} onChange={choose} />}
      </div>
      <ProblemAlert error={error} />
      <Table rowKey="name" size="small" columns={columns} dataSource={data ?? []} loading={{ spinning: isFetching && !data, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{province === '' ? text.choose : common.loading}</div> }} />
      {editing && (
        <FormDialog
          open
          title={nameOf(editing.name)}
          submit={text.change}
          note={text.effect}
          busy={save.isPending}
          error={save.error}
          initial={initialOf(editing)}
          onSubmit={(values) => submit(editing, values)}
          onClose={() => {
            save.reset();
            edit(undefined);
          }}
        >
          <p>{settingHelp[editing.name]}</p>
          <SettingField name={editing.name} label={nameOf(editing.name)} />
          <p className="quiet">{text.byDefault(settingText(editing.byDefault))}</p>
        </FormDialog>
      )}
    </section>
  ); // prettier-ignore
}
