import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { workItemKinds, type WorkItemKind } from '../../api/contract/workbench/names.ts';
import { dashboardText as text } from '../text/dashboard.ts';

type Row = { key: string; label: string | undefined; to: string | undefined; open: number; late: number; soon: number };

const kindName = (key: string) => (Object.hasOwn(workItemKinds, key) ? workItemKinds[key as WorkItemKind].name : key);

/** Pending work by unit or by step, the latest first; the bar shows how much of it is late. */
export function PendingTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  const columns: TableColumnsType<Row> = [
    { title, render: (_, { key, label, to }) => (to === undefined ? (label ?? kindName(key)) : <Link to={to}>{label}</Link>) },
    { title: text.columns.late, width: 76, align: 'right', render: (_, { late }) => <span className={late > 0 ? 'figure-bad' : 'quiet'}>{late}</span> },
    { title: text.columns.soon, width: 76, align: 'right', render: (_, { soon }) => soon },
    { title: text.columns.open, width: 76, align: 'right', render: (_, { open }) => open },
    {
      title: text.columns.lateShare,
      width: 130,
      render: (_, { open, late }) => (
        <div className="share" role="img" aria-label={open === 0 ? text.none : `${Math.round((late / open) * 100)}%`}>
          <i style={{ width: `${open === 0 ? 0 : (late / open) * 100}%` }} />
        </div>
      ),
    },
  ];
  return <Table size="small" columns={columns} dataSource={[...rows]} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{text.noSteps}</div> }} />;
}
