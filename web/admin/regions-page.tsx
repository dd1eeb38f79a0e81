import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Breadcrumb, Button, Input, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { User } from '../client/shapes.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { regionsAdminText as text } from '../text/regions-admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { LocalRegionDialog } from './local-region-dialog.tsx';
import { RegionImportDialog } from './region-import-dialog.tsx';
import { managedRegionsOf, type ManagedRegion } from './region-queries.ts';
import { RegionStatePart } from './region-state.tsx';
import { useSave } from './use-save.ts';

/** Regions in use (P7.1): the edition in force, the tree, newer editions, local additions, what is out of use. */
export function RegionsPage({ user }: { user: User }) {
  useTitle(text.title);
  const { message, modal } = App.useApp();
  const [path, setPath] = useState<readonly ManagedRegion[]>([]);
  const [term, search] = useState('');
  const [importing, bring] = useState(false);
  const [adding, add] = useState(false);
  const { data, error, isPending } = useQuery({ ...managedRegionsOf(path.at(-1)?.code, term), placeholderData: keepPreviousData });
  const save = useSave<{ changed: number; openOrders: number }>(({ changed, openOrders }) => void message.success(text.changed(changed, openOrders)));
  const show = (next: readonly ManagedRegion[]) => {
    search('');
    setPath(next);
  };
  const use = ({ code }: ManagedRegion, inUse: boolean) => save.mutateAsync({ method: 'PUT', path: `/admin/regions/${code}`, body: { inUse } }).catch(() => undefined);
  const columns: TableColumnsType<ManagedRegion> = [
    { title: text.columns.code, width: 150, render: (_, { code }) => <code>{code}</code> },
    { title: text.columns.name, render: (_, { name, fullName, kind }) => <>{name} {kind === 'pseudo' && <span className="quiet">{text.pseudo}</span>}{term !== '' && <div className="quiet">{fullName}</div>}</> },
    { title: text.columns.level, width: 70, render: (_, { level }) => `${text.levels[level]}级` },
    { title: text.columns.unit, width: 190, render: (_, { unitName }) => unitName ?? <span className="quiet">{common.none}</span> },
    { title: text.columns.state, width: 140, render: (_, { inUse, isLocal }) => <><Tag className={inUse ? 'tag status-ended' : 'tag tag-flag'}>{inUse ? text.inUseTag : text.stoppedTag}</Tag>{isLocal && <Tag className="tag status-waiting">{text.localTag}</Tag>}</> },
    { title: text.columns.source, width: 200, render: (_, { source, sourceOn }) => <>{source}<div className="quiet">{sourceOn}</div></> },
    {
      title: text.columns.actions,
      width: 130,
      render: (_, region) => (
        <div className="row-actions">
          {region.inUse ? (
            <Button size="small" aria-label={text.stopOf(region.name)} onClick={() => void modal.confirm({ title: text.stopTitle(region.name), content: text.stopNote, okText: text.stop, cancelText: common.cancel, onOk: () => use(region, false) })}>{text.stop}</Button>
          ) : (
            <Button size="small" aria-label={text.startOf(region.name)} onClick={() => void use(region, true)}>{text.start}</Button>
          )}
          {region.below > 0 && <Button size="small" aria-label={text.openOf(region.name)} onClick={() => show(term === '' ? [...path, region] : [region])}>{text.open}</Button>}
        </div>
      ),
    },
  ]; // prettier-ignore
  const crumbs = [undefined, ...path].map((region, index) => ({
    title: index === path.length && term === '' ? (region?.name ?? text.top) : <Button type="link" size="small" onClick={() => show(path.slice(0, index))}>{region?.name ?? text.top}</Button>,
  })); // prettier-ignore
  return (
    <section className="panel" aria-labelledby="regions-title">
      <div className="bar">
        <h1 id="regions-title">{text.title}</h1>
        <span className="grow" />
        <Button onClick={() => add(true)}>{text.add}</Button>
        <Button type="primary" onClick={() => bring(true)}>{text.import}</Button>
      </div>
      <RegionStatePart />
      <div className="bar region-bar">
        <Breadcrumb items={[...crumbs, ...(term === '' ? [] : [{ title: text.found(term) }])]} />
        <span className="grow" />
        <Input.Search key={term} defaultValue={term} aria-label={text.search} placeholder={text.search} style={{ width: 240 }} allowClear maxLength={40} onSearch={(value) => search(value.trim())} enterButton={common.search.submit} />
      </div>
      <ProblemAlert error={error ?? save.error} />
      <Table rowKey="code" size="small" columns={columns} dataSource={data?.regions ?? []} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{isPending ? common.loading : text.empty}</div> }} />
      {data?.next && <p className="quiet">{text.more}</p>}
      {importing && <RegionImportDialog onClose={() => bring(false)} />}
      {adding && <LocalRegionDialog user={user} start={path.at(-1)?.code} onClose={() => add(false)} />}
    </section>
  ); // prettier-ignore
}
