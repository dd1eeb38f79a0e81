import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { platformColumns } from '../admin/platform-columns.tsx';
import { platformsQuery, type Platform } from '../admin/queries.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { consoleText } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';
import { PlatformDrawer } from './platform-drawer.tsx';

const text = consoleText.platforms;

/** How each platform is set up, to read beside its callbacks; the administrators change it on pages of their own. */
export function PlatformsTab() {
  const { data, error, isPending } = useQuery(platformsQuery);
  const [shown, show] = useState<Platform>();
  const columns: TableColumnsType<Platform> = [
    ...platformColumns,
    {
      title: consoleText.columns.actions,
      width: 80,
      render: (_, platform) => (
        <Button size="small" onClick={() => show(platform)} aria-label={`${consoleText.view} ${platform.name}`}>
          {consoleText.view}
        </Button>
      ),
    },
  ];
  return (
    <>
      <p className="quiet">{text.note}</p>
      <ProblemAlert error={error} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={data?.platforms ?? []}
        loading={{ spinning: isPending, delay: 200 }}
        pagination={false}
        tableLayout="fixed"
        locale={{ emptyText: <div className="empty">{isPending ? common.loading : consoleText.summary.empty}</div> }}
      />
      <PlatformDrawer platform={shown} onClose={() => show(undefined)} />
    </>
  );
}
