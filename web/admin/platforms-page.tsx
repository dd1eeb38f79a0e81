import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { User } from '../client/shapes.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { KeysDrawer } from './keys-drawer.tsx';
import { NewPlatformDialog } from './new-platform-dialog.tsx';
import { platformColumns } from './platform-columns.tsx';
import { PlatformDialog } from './platform-dialog.tsx';
import { platformsQuery, type Platform } from './queries.ts';

const text = adminText.platforms;

/** Platforms: opened and set up by the system administrator, their keys by the security administrator. */
export function PlatformsPage({ user }: { user: User }) {
  useTitle(text.title);
  const { data, error, isPending } = useQuery(platformsQuery);
  const [editing, edit] = useState<Platform>();
  const [creating, create] = useState(false);
  const [keysOf, showKeys] = useState<Platform>();
  const actions = data?.actions ?? [];
  const columns: TableColumnsType<Platform> = [
    ...platformColumns,
    {
      title: text.columns.actions,
      width: 100,
      render: (_, platform) => (
        <div className="row-actions">
          {actions.includes('change') && <Button size="small" onClick={() => edit(platform)} aria-label={`${text.change} ${platform.name}`}>{text.change}</Button>}
          {actions.includes('keys') && <Button size="small" onClick={() => showKeys(platform)} aria-label={`${text.keys} ${platform.name}`}>{text.keys}</Button>}
        </div>
      ),
    },
  ]; // prettier-ignore
  return (
    <section className="panel" aria-labelledby="platforms-title">
      <div className="bar">
        <h1 id="platforms-title">{text.title}</h1>
        <span className="grow" />
        {actions.includes('create') && <Button type="primary" onClick={() => create(true)}>{text.create}</Button>}
      </div>
      <ProblemAlert error={error} />
      <Table rowKey="id" size="small" columns={columns} dataSource={data?.platforms ?? []} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{isPending ? common.loading : text.empty}</div> }} />
      <NewPlatformDialog open={creating} user={user} onClose={() => create(false)} />
      <PlatformDialog platform={editing} onClose={() => edit(undefined)} />
      <KeysDrawer platform={keysOf} onClose={() => showKeys(undefined)} />
    </section>
  ); // prettier-ignore
}
