import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Breadcrumb, Skeleton } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { z } from 'zod';
import type { dashboardView } from '../../api/contract/workbench/dashboard.ts';
import { request } from '../client/request.ts';
import { FailedState } from '../components/failed-state.tsx';
import { dashboardText as text } from '../text/dashboard.ts';
import { useTitle } from '../workbench/use-title.ts';
import { CategoryBars } from './category-bars.tsx';
import { PendingTable } from './pending-table.tsx';
import { TrendChart } from './trend-chart.tsx';

export type DashboardView = z.input<typeof dashboardView>;

const dashboardQueryOf = (unitId: string | null) =>
  queryOptions({
    queryKey: ['dashboard', unitId],
    queryFn: () => request<DashboardView>('GET', `/dashboard${unitId === null ? '' : `?unitId=${unitId}`}`),
    refetchInterval: 60_000,
  });

const share = (part: number, whole: number) => (whole === 0 ? text.none : `${((part / whole) * 100).toFixed(1)}%`);

/** What is late and going to be late, by unit with drill-down and by step; trends and shares (P9.2). */
export function DashboardPage() {
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery({ ...dashboardQueryOf(params.get('unitId')), placeholderData: keepPreviousData });
  useTitle(text.nav);
  if (error) return <FailedState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active className="panel" paragraph={{ rows: 14 }} />;
  const sum = (name: 'open' | 'late' | 'soon') => data.byUnit.reduce((total, unit) => total + unit[name], 0);
  const { ended } = data;
  const figures = [
    [text.figures.late, sum('late'), sum('late') > 0],
    [text.figures.soon, sum('soon')],
    [text.figures.open, sum('open')],
    [text.figures.accepted, data.accepted],
    [text.figures.ended, ended.ended],
    [text.figures.onTime, share(ended.onTime, ended.timed)],
    [text.figures.withdrawn, share(ended.withdrawn, ended.ended)],
    [text.figures.extended, share(ended.extended, ended.ended)],
  ] as const;
  return (
    <div>
      <section className="panel" aria-labelledby="dashboard-title">
        <div className="bar">
          <h1 id="dashboard-title">{text.title(data.unit.name)}</h1>
          {data.path.length > 0 && (
            <nav aria-label={text.path}>
              <Breadcrumb items={data.path.map(({ id, name }) => ({ title: <Link to={`/dashboard?unitId=${id}`}>{name}</Link> }))} />
            </nav>
          )}
          <span className="grow" />
          <span className="quiet">{text.period(data.days)}</span>
        </div>
        <dl className="tiles">
          {figures.map(([label, value, isBad]) => (
            <div key={label} className={isBad ? 'tile tile-bad' : 'tile'}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div className="dashboard">
        <section className="panel" aria-labelledby="by-unit">
          <h2 id="by-unit">{text.byUnit}</h2>
          <PendingTable
            title={text.columns.unit}
            rows={data.byUnit.map((unit) => ({
              key: unit.unitId,
              label: unit.unitId === data.unit.id ? text.own(unit.name) : unit.name,
              to: unit.unitId === data.unit.id ? undefined : `/dashboard?unitId=${unit.unitId}`,
              ...unit,
            }))}
          />
        </section>
        <div>
          <section className="panel" aria-labelledby="trend">
            <h2 id="trend">{text.trend}</h2>
            <TrendChart trend={data.trend} />
          </section>
          <section className="panel" aria-labelledby="by-step">
            <h2 id="by-step">{text.byStep}</h2>
            <PendingTable title={text.columns.step} rows={data.byStep.map((step) => ({ key: step.kind, label: undefined, to: undefined, ...step }))} />
          </section>
          <section className="panel" aria-labelledby="by-category">
            <h2 id="by-category">{text.byCategory}</h2>
            <CategoryBars categories={data.byCategory} />
          </section>
        </div>
      </div>
    </div>
  );
}
