import { useQueries, useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dashboardUnitsQueryOf, type DashboardView, type UnitFigures } from '../client/dashboard-queries.ts';
import type { FigureList } from '../workbench/search/figure-address.ts';
import { FailedState } from '../components/failed-state.tsx';
import { dashboardText as text } from '../text/dashboard.ts';
import { text as common } from '../text/zh-CN.ts';
import { FigureLink, ShareLink } from './figure-link.tsx';

/** A row of the tree; one without figures stands for those that are still coming. */
type Row = { key: string; unitId: string; name: string; own: boolean; figures: UnitFigures | undefined; children?: Row[] };

type Props = { view: DashboardView; days: string; addressOf: (unitId: string) => string };

/** The units below with their figures as a tree: unfolded, each shows those below it (P9.2). */
export function UnitTree({ view, days, addressOf }: Props) {
  const top = useQuery(dashboardUnitsQueryOf(view.unit.id, days));
  const [unfolded, unfold] = useState<readonly string[]>([]);
  const below = useQueries({ queries: unfolded.map((unitId) => dashboardUnitsQueryOf(unitId, days)) });
  if (top.error && !top.data) return <FailedState error={top.error} retry={() => void top.refetch()} />;
  const known = new Map(unfolded.map((unitId, index) => [unitId, below[index]?.data]));
  const rowOf = (unit: UnitFigures, parent: string): Row => {
    const own = unit.unitId === parent;
    const row = { key: own ? `${unit.unitId} own` : unit.unitId, unitId: unit.unitId, name: own ? text.own(unit.name) : unit.name, own, figures: unit };
    if (!unit.hasBelow) return row;
    const children = known.get(unit.unitId)?.map((one) => rowOf(one, unit.unitId));
    return { ...row, children: children ?? [{ key: `${unit.unitId} coming`, unitId: unit.unitId, name: common.loading, own: false, figures: undefined }] };
  };
  const rows = top.data?.map((unit) => rowOf(unit, view.unit.id)) ?? [];
  return (
    <Table
      size="small"
      className="unit-tree"
      columns={columnsOf(view.from, addressOf)}
      dataSource={rows}
      loading={{ spinning: top.isPending, delay: 200 }}
      pagination={false}
      tableLayout="fixed"
      locale={{ emptyText: <div className="empty">{common.loading}</div> }}
      expandable={{
        expandedRowKeys: unfolded,
        onExpand: (open, { unitId }) => unfold(open ? [...unfolded, unitId] : unfolded.filter((one) => one !== unitId)),
        expandIcon: ({ expanded, onExpand, record }) =>
          record.children ? (
            <button type="button" className="unfold" aria-expanded={expanded} aria-label={expanded ? text.fold(record.name) : text.unfold(record.name)} onClick={(event) => onExpand(record, event)}>
              {expanded ? '−' : '+'}
            </button>
          ) : (
            <span className="unfold-none" />
          ),
      }}
    />
  );
}

function columnsOf(from: string, addressOf: (unitId: string) => string): TableColumnsType<Row> {
  const names = text.columns;
  const pending = (urgency: 'late' | 'soon' | 'open') => ({
    title: names[urgency],
    width: 76,
    align: 'right' as const,
    render: (_: unknown, { unitId, name, own, figures }: Row) =>
      figures && <FigureLink count={figures[urgency]} figure={{ unitId, pending: urgency, ...(own ? { own } : {}) }} what={`${name} ${names[urgency]}`} bad={urgency === 'late'} />,
  });
  const moved = (title: string, width: number, render: (moved: NonNullable<UnitFigures['moved']>, over: FigureList & { unitId: string }, what: string) => React.ReactNode) => ({
    title,
    width,
    align: 'right' as const,
    render: (_: unknown, { unitId, name, figures }: Row) => (figures?.moved ? render(figures.moved, { unitId, endedFrom: from }, `${name} ${title}`) : figures && <span className="figure-none">{text.none}</span>),
  });
  return [
    { title: names.unit, render: (_, { unitId, name, own, figures }) => (own || !figures ? name : <Link to={addressOf(unitId)}>{name}</Link>) },
    pending('late'),
    pending('soon'),
    pending('open'),
    moved(names.accepted, 76, ({ accepted }, { unitId }, what) => <FigureLink count={accepted} figure={{ unitId, acceptedFrom: from }} what={what} />),
    moved(names.ended, 76, ({ ended }, over, what) => <FigureLink count={ended} figure={over} what={what} />),
    moved(names.onTime, 84, ({ onTime, timed }, over, what) => <ShareLink part={onTime} whole={timed} figure={{ ...over, ending: 'onTime' }} what={what} />),
    moved(names.withdrawn, 84, ({ withdrawn, ended }, over, what) => <ShareLink part={withdrawn} whole={ended} figure={{ ...over, statuses: ['withdrawn'] }} what={what} />),
    moved(names.extended, 84, ({ extended, ended }, over, what) => <ShareLink part={extended} whole={ended} figure={{ ...over, ending: 'extended' }} what={what} />),
    moved(names.average, 96, ({ completed, averageHours }, over, what) => (
      <FigureLink count={completed} figure={{ ...over, statuses: ['completed'] }} what={what} shown={averageHours === null ? text.none : text.hours(averageHours)} />
    )),
  ];
}
