import { useQuery } from '@tanstack/react-query';
import { App, Breadcrumb, Button, Input, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { nameOf } from '../client/names.ts';
import type { User } from '../client/shapes.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { unitsQueryOf, type UnitLine } from './queries.ts';
import { NewUnitDialog, UnitDialog } from './unit-dialogs.tsx';
import { useSave } from './use-save.ts';

const text = adminText.units;

/** Units level by level or by name: opened, changed, closed. */
export function UnitsPage({ user }: { user: User }) {
  useTitle(text.title);
  const [path, setPath] = useState<readonly UnitLine[]>([]);
  const [term, search] = useState('');
  const [editing, edit] = useState<UnitLine>();
  const [creating, create] = useState(false);
  const { modal } = App.useApp();
  const { data, error, isPending } = useQuery(unitsQueryOf(path.at(-1)?.id, term));
  const save = useSave();
  const units = data?.units ?? [];
  const show = (next: readonly UnitLine[]) => {
    search('');
    setPath(next);
  };
  const put = (unit: UnitLine, body: object) => save.mutateAsync({ method: 'PUT', path: `/admin/units/${unit.id}`, body, done: text.saved });
  const use = (unit: UnitLine, inUse: boolean) => {
    if (inUse) void put(unit, { inUse }).catch(() => undefined);
    else void modal.confirm({ title: text.stopTitle, content: text.stopNote, okText: common.confirm, cancelText: common.cancel, onOk: () => put(unit, { inUse }).catch(() => undefined) });
  };
  const columns: TableColumnsType<UnitLine> = [
    { title: text.columns.id, width: 150, render: (_, { id }) => <code>{id}</code> },
    { title: text.columns.name, render: (_, { name: label }) => label },
    { title: text.columns.level, width: 90, render: (_, { level }) => nameOf.level(level) },
    { title: text.columns.phone, width: 150, render: (_, { phone }) => phone ?? <span className="quiet">{common.none}</span> },
    { title: text.columns.people, width: 100, render: (_, { people }) => people },
    { title: text.columns.below, width: 100, render: (_, { below }) => below },
    { title: text.columns.inUse, width: 80, render: (_, unit) => <Switch size="small" checked={unit.inUse} onChange={(inUse) => use(unit, inUse)} aria-label={`${text.columns.inUse} ${unit.name}`} /> },
    {
      title: text.columns.actions,
      width: 140,
      render: (_, unit) => (
        <div className="row-actions">
          <Button size="small" onClick={() => edit(unit)} aria-label={`${text.change} ${unit.name}`}>{text.change}</Button>
          {unit.below > 0 && <Button size="small" onClick={() => show(term === '' ? [...path, unit] : [unit])} aria-label={`${text.open} ${unit.name}`}>{text.open}</Button>}
        </div>
      ),
    },
  ]; // prettier-ignore
  return (
    <section className="panel" aria-labelledby="units-title">
      <div className="bar">
        <h1 id="units-title">{text.title}</h1>
        <Breadcrumb
          items={[
            ...[undefined, ...path].map((unit, index) => ({
              title: index === path.length && term === '' ? (unit?.name ?? text.top) : <Button type="link" size="small" onClick={() => show(path.slice(0, index))}>{unit?.name ?? text.top}</Button>,
            })),
            ...(term === '' ? [] : [{ title: text.found(term) }]),
          ]}
        />
        <span className="grow" />
        <Input.Search key={term} defaultValue={term} aria-label={text.search} placeholder={text.search} style={{ width: 220 }} allowClear maxLength={40} onSearch={(value) => search(value.trim())} enterButton={common.search.submit} />
        {data?.actions.includes('create') && <Button type="primary" onClick={() => create(true)}>{text.create}</Button>}
      </div>
      <ProblemAlert error={error ?? save.error} />
      <Table rowKey="id" size="small" columns={columns} dataSource={units} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{isPending ? common.loading : text.empty}</div> }} />
      <NewUnitDialog open={creating} user={user} onClose={() => create(false)} />
      {editing && <UnitDialog unit={editing} onClose={() => edit(undefined)} />}
    </section>
  ); // prettier-ignore
}
