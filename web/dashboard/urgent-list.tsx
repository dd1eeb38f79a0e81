import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { workItemKinds, type WorkItemKind } from '../../api/contract/workbench/names.ts';
import { urgentQueryOf, type DashboardView, type UrgentOrder } from '../client/dashboard-queries.ts';
import { searchAddress, type Figure } from '../workbench/search/figure-address.ts';
import { ListEnd } from '../components/list-end.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { pressingText as text } from '../text/dashboard.ts';
import { ExportButton } from '../workbench/search/export-button.tsx';
import { PressDialog, type Press } from './press-dialog.tsx';
import { UrgentTable } from './urgent-table.tsx';

const urgencies = ['late', 'soon', 'open'] as const;
type Urgency = (typeof urgencies)[number];
const presses = ['remindHolder', 'issueSupervision'] as const satisfies readonly Press[];
const kinds = Object.keys(workItemKinds) as WorkItemKind[];

/** The orders that are late or going to be late, the latest first, to remind of or demand an answer for, one or several (P5.4). */
export function UrgentList({ view }: { view: DashboardView }) {
  const [params, setParams] = useSearchParams();
  const urgency = urgencies.find((one) => one === params.get('urgency')) ?? 'late';
  const step = kinds.find((kind) => kind === params.get('step'));
  const [chosen, choose] = useState<readonly string[]>([]);
  const [asked, ask] = useState<{ press: Press; orders: readonly UrgentOrder[] }>();
  const list = useInfiniteQuery({ ...urgentQueryOf({ unitId: view.unit.id, urgency, step }), placeholderData: keepPreviousData });
  const orders = list.data?.pages.flatMap((page) => page.orders) ?? [];
  const selected = (press: Press) => orders.filter(({ id, availableActions }) => chosen.includes(id) && availableActions.includes(press));
  const figure: Figure = { unitId: view.unit.id, pending: urgency, ...(step === undefined ? {} : { step }) };
  const set = (name: 'urgency' | 'step', value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
    choose([]);
  };
  return (
    <>
      <div className="bar">
        <Segmented<Urgency> aria-label={text.urgency} value={urgency} onChange={(next) => set('urgency', next)} options={urgencies.map((value) => ({ value, label: text.urgencies[value] }))} />
        <Select
          aria-label={text.step}
          style={{ width: 150 }}
          value={step ?? ''}
          onChange={(next) => set('step', next === '' ? undefined : next)}
          options={[{ value: '', label: text.allSteps }, ...kinds.map((value) => ({ value, label: workItemKinds[value].name }))]}
        />
        <span className="grow" />
        <Link to={searchAddress(figure)}>{text.inSearch}</Link>
        <ExportButton criteria={figure} disabled={orders.length === 0} />
        {presses.map((press) => (
          <Button key={press} type={press === 'remindHolder' ? 'primary' : 'default'} disabled={selected(press).length === 0} onClick={() => ask({ press, orders: selected(press) })}>
            {text[press].selected(selected(press).length)}
          </Button>
        ))}
      </div>
      <ProblemAlert error={list.error} />
      <UrgentTable
        orders={orders}
        loading={list.isPending || list.isPlaceholderData}
        empty={text.empty[urgency]}
        selected={chosen.filter((id) => orders.some((order) => order.id === id))}
        select={choose}
        press={(press, order) => ask({ press, orders: [order] })}
      />
      <ListEnd list={list} note={list.hasNextPage || orders.length === 0 ? undefined : text.end(orders.length)} />
      {asked && (
        <PressDialog
          {...asked}
          onClose={(done) => {
            ask(undefined);
            if (done) choose([]);
          }}
        />
      )}
    </>
  );
}
