import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { nameOf } from '../client/names.ts';
import { orderQueryOf } from '../client/queries.ts';
import type { OrderPage, User } from '../client/shapes.ts';
import { FailedState } from '../components/failed-state.tsx';
import { printText as text } from '../text/print.ts';
import { useTitle } from '../workbench/use-title.ts';
import { OrderBoxes } from './order-boxes.tsx';
import { PersonalDialog } from './personal-dialog.tsx';
import { PrintPage } from './print-tools.tsx';
import { RecordBoxes } from './record-boxes.tsx';
import { Sheet } from './sheet.tsx';
import { usePrinting } from './use-printing.ts';

/** An order as it goes on paper (P9.2): what the page shows, masked; opened fields only for this print and with a reason. */
export function OrderPrintPage({ user }: { user: User }) {
  const { orderId = '' } = useParams();
  const { data: page, error, refetch } = useQuery({ ...orderQueryOf(orderId), staleTime: Infinity });
  useTitle(page ? `${text.preview} ${page.order.acceptanceNo}` : text.preview);
  if (error && !page) return <FailedState error={error} retry={() => void refetch()} />;
  return page ? <OrderSheet page={page} user={user} /> : <Skeleton active className="panel" paragraph={{ rows: 14 }} />;
}

function OrderSheet({ page, user }: { page: OrderPage; user: User }) {
  const { order, personal, availableActions } = page;
  const { printed, print, isPending, error } = usePrinting(order.id);
  const [asks, ask] = useState(false);
  const opened = printed?.personal.filter(({ value }) => value !== null) ?? [];
  const openable = availableActions.includes('reveal') ? personal.filter(({ present, sealed }) => present && !sealed).map(({ field }) => field) : [];
  const names = opened.map(({ field }) => nameOf.personal(field)).join('、');
  const buttons = (
    <>
      {openable.length > 0 && <Button onClick={() => ask(true)}>{text.withPersonal}</Button>}
      <Button type="primary" loading={isPending && !asks} disabled={!availableActions.includes('print')} onClick={() => print({})}>
        {text.print}
      </Button>
    </>
  );
  return (
    <PrintPage orderId={order.id} note={order.sealed ? text.sealed : text.masked} error={asks ? undefined : error} buttons={buttons}>
      <Sheet
        title={text.title}
        number={order.acceptanceNo}
        note={order.runNo > 1 ? text.round(order.runNo) : ''}
        printed={printed}
        by={user}
        personal={opened.length > 0 ? text.footerPersonal(names) : text.footerMasked}
        signatures={text.signatures}
      >
        <OrderBoxes page={page} opened={opened} />
        <RecordBoxes page={page} />
      </Sheet>
      {asks && <PersonalDialog fields={openable} busy={isPending} error={error} onPrint={(choice) => print(choice, { onSuccess: () => ask(false) })} onClose={() => ask(false)} />}
    </PrintPage>
  );
}
