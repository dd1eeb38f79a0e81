import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Breadcrumb, Segmented, Skeleton, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { dashboardQueryOf } from '../client/dashboard-queries.ts';
import { FailedState } from '../components/failed-state.tsx';
import { dashboardText as text } from '../text/dashboard.ts';
import { useTitle } from '../workbench/use-title.ts';
import { CategoryBars } from './category-bars.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { StepTable } from './step-table.tsx';
import { TrendChart } from './trend-chart.tsx';
import { UnitTree } from './unit-tree.tsx';
import { UrgentList } from './urgent-list.tsx';

const periods = ['7', '30', '90'] as const;
const tabs = ['units', 'orders', 'steps'] as const;

/** What is late and going to be late, by unit with drill-down, by step and order by order; trends and shares (P9.2). */
export function DashboardPage() {
  const [params, setParams] = useSearchParams();
  const days = periods.find((one) => one === params.get('days')) ?? '30';
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'units';
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...dashboardQueryOf(params.get('unitId') ?? undefined, days), placeholderData: keepPreviousData });
  useTitle(text.nav);
  const withParam = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    next.set(name, value);
    return next;
  };
  const addressOf = (unitId: string) => `/dashboard?${withParam('unitId', unitId)}`;
  if (error) return <FailedState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active className="panel" paragraph={{ rows: 14 }} />;
  return (
    <div aria-busy={isPlaceholderData}>
      <section className="panel" aria-labelledby="dashboard-title">
        <div className="bar">
          <h1 id="dashboard-title">{text.title(data.unit.name)}</h1>
          {data.path.length > 0 && (
            <nav aria-label={text.path}>
              <Breadcrumb items={data.path.map(({ id, name }) => ({ title: <Link to={addressOf(id)}>{name}</Link> }))} />
            </nav>
          )}
          <span className="grow" />
          <span className="quiet number-plain">{text.periodOf(data.from, data.to)}</span>
          <Segmented aria-label={text.period} value={days} onChange={(next) => setParams(withParam('days', next))} options={periods.map((value) => ({ value, label: text.days[value] }))} />
        </div>
        <FigureTiles view={data} />
      </section>
      <section className="panel" aria-label={text.tabs[tab]}>
        <Tabs
          activeKey={tab}
          onChange={(next) => setParams(withParam('tab', next))}
          destroyOnHidden
          items={[
            {
              key: 'units',
              label: text.tabs.units,
              children: (
                <>
                  <UnitTree key={data.unit.id} view={data} days={days} addressOf={addressOf} />
                  <p className="quiet figure-note">{text.notes.units}</p>
                </>
              ),
            },
            {
              key: 'orders',
              label: `${text.tabs.orders}（${data.pending.late + data.pending.soon}）`,
              children: (
                <>
                  <UrgentList key={data.unit.id} view={data} />
                  <p className="quiet figure-note">{text.notes.orders}</p>
                </>
              ),
            },
            {
              key: 'steps',
              label: text.tabs.steps,
              children: (
                <>
                  <StepTable view={data} />
                  <p className="quiet figure-note">{text.notes.steps}</p>
                </>
              ),
            },
          ]}
        />
      </section>
      {tab === 'units' && (
        <div className="dashboard">
          <section className="panel" aria-labelledby="trend">
            <h2 id="trend">{text.trend}</h2>
            <TrendChart view={data} />
          </section>
          <section className="panel" aria-labelledby="by-category">
            <h2 id="by-category">{text.byCategory}</h2>
            <CategoryBars view={data} />
          </section>
        </div>
      )}
    </div>
  );
}
