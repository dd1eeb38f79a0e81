import { useQuery } from '@tanstack/react-query';
import { App, Breadcrumb, Button, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { nameOf } from '../client/names.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TextField } from '../components/text-field.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { FormDialog } from './form-dialog.tsx';
import { unitsQueryOf, type UnitLine } from './queries.ts';
import { useSave } from './use-save.ts';

const text = adminText.units;

/** Units level by level: names, and which are in use. */
export function UnitsPage() {
  useTitle(text.title);
  const [path, setPath] = useState<readonly UnitLine[]>([]);
  const [naming, name] = useState<UnitLine>();
  const { modal } = App.useApp();
  const { data, error, isPending } = useQuery(unitsQueryOf(path.at(-1)?.id));
  const save = useSave(() => name(undefined));
  const put = (unit: UnitLine, body: object) => save.mutateAsync({ method: 'PUT', path: `/admin/units/${unit.id}`, body, done: text.saved });
  const use = (unit: UnitLine, inUse: boolean) => {
    if (inUse) void put(unit, { inUse }).catch(() => undefined);
    else void modal.confirm({ title: text.stopTitle, content: text.stopNote, okText: common.confirm, cancelText: common.cancel, onOk: () => put(unit, { inUse }) });
  };
  const columns: TableColumnsType<UnitLine> = [
    { title: text.columns.id, width: 150, render: (_, { id }) => <code>{id}</code> },
    { title: text.columns.name, render: (_, { name: label }) => label },
    { title: text.columns.level, width: 90, render: (_, { level }) => nameOf.level(level) },
    { title: text.columns.people, width: 100, render: (_, { people }) => people },
    { title: text.columns.below, width: 100, render: (_, { below }) => below },
    { title: text.columns.inUse, width: 80, render: (_, unit) => <Switch size="small" checked={unit.inUse} onChange={(inUse) => use(unit, inUse)} aria-label={`${text.columns.inUse} ${unit.name}`} /> },
    {
      title: text.columns.actions,
      width: 140,
      render: (_, unit) => (
        <div className="row-actions">
          <Button size="small" onClick={() => name(unit)} aria-label={`${text.rename} ${unit.name}`}>{text.rename}</Button>
          {unit.below > 0 && <Button size="small" onClick={() => setPath([...path, unit])} aria-label={`${text.open} ${unit.name}`}>{text.open}</Button>}
        </div>
      ),
    },
  ]; // prettier-ignore
  return (
    <section className="panel" aria-labelledby="units-title">
      <div className="bar">
        <h1 id="units-title">{text.title}</h1>
        <Breadcrumb
          items={[undefined, ...path].map((unit, index) => ({
            title: index === path.length ? (unit?.name ?? text.top) : <Button type="link" size="small" onClick={() => setPath(path.slice(0, index))}>{unit?.name ?? text.top}</Button>,
          }))}
        />
      </div>
      <ProblemAlert error={error ?? save.error} />
      <Table rowKey="id" size="small" columns={columns} dataSource={data ?? []} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{isPending ? common.loading : text.empty}</div> }} />
      <FormDialog open={naming !== undefined} title={text.rename} submit={text.rename} busy={save.isPending} error={save.error} initial={{ name: naming?.name }} onSubmit={({ name: label }) => naming && void put(naming, { name: label }).catch(() => undefined)} onClose={() => name(undefined)}>
        <TextField name="name" label={text.name} required maxLength={60} />
      </FormDialog>
    </section>
  ); // prettier-ignore
}
