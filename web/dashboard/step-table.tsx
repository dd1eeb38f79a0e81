import { Table, type TableColumnsType } from 'antd';
import type { DashboardView } from '../client/dashboard-queries.ts';
import { nameOf } from '../client/names.ts';
import { dashboardText as text } from '../text/dashboard.ts';
import { FigureLink } from './figure-link.tsx';

type Step = DashboardView['byStep'][number];

/** What waits at each step and how long it takes, the latest first; the bar shows how much of it is late. */
export function StepTable({ view: { unit, byStep, from } }: { view: DashboardView }) {
  const unitId = unit.id;
  const names = text.columns;
  const pending = (urgency: 'late' | 'soon' | 'open') => ({
    title: names[urgency],
    width: 100,
    align: 'right' as const,
    render: (_: unknown, step: Step) => (
      <FigureLink count={step[urgency]} figure={{ unitId, pending: urgency, step: step.kind }} what={`${nameOf.kind(step.kind)} ${names[urgency]}`} bad={urgency === 'late'} />
    ),
  });
  const columns: TableColumnsType<Step> = [
    { title: names.step, render: (_, { kind }) => nameOf.kind(kind) },
    pending('late'),
    pending('soon'),
    pending('open'),
    {
      title: names.lateShare,
      width: 220,
      render: (_, { open, late }) => (
        <div className="share" role="img" aria-label={open === 0 ? text.none : `${Math.round((late / open) * 100)}%`}>
          <i style={{ width: `${open === 0 ? 0 : (late / open) * 100}%` }} />
        </div>
      ),
    },
    {
      title: names.done,
      width: 100,
      align: 'right',
      render: (_, { kind, done }) => <FigureLink count={done} figure={{ unitId, step: kind, stepFrom: from }} what={`${nameOf.kind(kind)} ${names.done}`} />,
    },
    {
      title: names.average,
      width: 120,
      align: 'right',
      render: (_, { kind, done, averageHours }) => (
        <FigureLink
          count={done}
          figure={{ unitId, step: kind, stepFrom: from }}
          what={`${nameOf.kind(kind)} ${names.average}`}
          shown={averageHours === null ? text.none : text.hours(averageHours)}
        />
      ),
    },
  ];
  return <Table rowKey="kind" size="small" columns={columns} dataSource={byStep} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{text.noSteps}</div> }} />;
}
