import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { Transfer } from '../../client/dashboard-queries.ts';
import { orderQueryOf } from '../../client/queries.ts';
import type { User } from '../../client/shapes.ts';
import { FailedState } from '../../components/failed-state.tsx';
import { transferText as text } from '../../text/dashboard.ts';
import { ItemCard } from '../actions/item-card.tsx';
import { WritingsTab } from '../order/writings-tab.tsx';

/** What was found and told, and beside it the confirmation: done without leaving the list (P3.6). */
export function ConfirmDrawer({ transfer, user, onClose }: { transfer: Transfer; user: User; onClose: () => void }) {
  const { data: page, error, refetch } = useQuery(orderQueryOf(transfer.id));
  const item = page?.history.workItems.find(({ id }) => id === transfer.confirmation?.workItemId);
  const isOver = item !== undefined && item.state !== 'open' && item.state !== 'claimed';
  return (
    <Drawer open={!isOver} size={620} title={text.drawer(transfer.acceptanceNo)} onClose={onClose} afterOpenChange={(open) => !open && onClose()} extra={<Link to={`/orders/${transfer.id}`} className="drawer-link">{text.open}</Link>}>
      {error && !page && <FailedState error={error} retry={() => void refetch()} />}
      {!page && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {page && (
        <>
          {item && !isOver && <ItemCard item={item} page={page} user={user} />}
          <h2>{text.result}</h2>
          <WritingsTab page={page} />
        </>
      )}
    </Drawer>
  );
}
