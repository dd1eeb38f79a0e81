import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton, Tabs } from 'antd';
import { useParams } from 'react-router';
import { absoluteTime } from '../../client/format.ts';
import { orderQueryOf } from '../../client/queries.ts';
import type { User } from '../../client/shapes.ts';
import { FailedState } from '../../components/failed-state.tsx';
import { text } from '../../text/zh-CN.ts';
import { ActionPanel } from '../actions/action-panel.tsx';
import { DuesTab } from '../dues/dues-tab.tsx';
import { useTitle } from '../use-title.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { DiagramTab } from './diagram-tab.tsx';
import { LinkPanel } from './link-panel.tsx';
import { DuplicatePanel } from './duplicate-panel.tsx';
import { OrderFactsTab } from './order-facts-tab.tsx';
import { OrderHead } from './order-head.tsx';
import { RequestList } from '../negotiation/request-list.tsx';
import { Timeline } from './timeline.tsx';
import { WayTab } from './way-tab.tsx';
import { WritingsTab } from './writings-tab.tsx';

/** Everything about one order, and beside it what the user can do now. */
export function OrderPage({ user }: { user: User }) {
  const { orderId = '' } = useParams();
  const { data: page, error, refetch } = useQuery(orderQueryOf(orderId));
  useTitle(page?.order.acceptanceNo ?? text.search.title);
  if (error && !page) return <FailedState error={error} retry={() => void refetch()} />;
  if (!page) return <Skeleton active className="panel" paragraph={{ rows: 14 }} />;
  const { order, history } = page;
  const names = text.order.tabs;
  return (
    <div className="order">
      <div className="order-main">
        <OrderHead order={order} requests={history.requests} mayPrint={page.availableActions.includes('print')} />
        {page.partUntil !== null && <Alert type="info" showIcon title={text.order.partUntil(absoluteTime(page.partUntil))} />}
        <DuplicatePanel duplicates={page.duplicates} links={page.links} />
        <LinkPanel links={page.links} />
        <section className="panel">
          <Tabs
            key={order.id}
            items={[
              { key: 'facts', label: names.facts, children: <OrderFactsTab page={page} /> },
              { key: 'reports', label: names.reports, children: <WritingsTab page={page} /> },
              { key: 'dues', label: text.clocks.tab, children: <DuesTab orderId={order.id} mayPrint={page.availableActions.includes('print')} /> },
              { key: 'way', label: names.way, children: <WayTab history={history} /> },
              { key: 'diagram', label: names.diagram, children: <DiagramTab order={order} items={history.workItems} follows={page.links.mains.some(({ state }) => state === 'following')} /> },
              ...(history.requests.length > 0 ? [{ key: 'requests', label: text.negotiation.tab, children: <RequestList requests={history.requests} /> }] : []),
              { key: 'deliveries', label: names.deliveries, children: <DeliveryTable deliveries={history.deliveries} /> },
            ]}
          />
        </section>
        <Timeline entries={history.timeline} />
      </div>
      <aside className="order-side">
        <ActionPanel page={page} user={user} />
      </aside>
    </div>
  );
}
