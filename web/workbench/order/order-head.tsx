import { Tag } from 'antd';
import { Link } from 'react-router';
import { nameOf } from '../../client/names.ts';
import type { History, OrderFacts } from '../../client/shapes.ts';
import { OrderFlags } from '../../components/order-flags.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { printText } from '../../text/print.ts';
import { text } from '../../text/zh-CN.ts';
import { isOpenRequest } from '../negotiation/request-list.tsx';
import { OrderDue } from './order-due.tsx';

/** Which order this is and where it stands. */
export function OrderHead({ order, requests, mayPrint }: { order: OrderFacts; requests: History['requests']; mayPrint: boolean }) {
  const facts = text.order.facts;
  return (
    <header className="panel order-head">
      <div className="bar">
        <Link to="/inbox">← {text.order.back}</Link>
        <h1 className="number">{order.acceptanceNo}</h1>
        <StatusTag status={order.status} />
        <span>{nameOf.type(order.type)}</span>
        {order.runNo > 1 && <span>{text.order.rounds(order.runNo)}</span>}
        <OrderFlags sealed={order.sealed} flags={order.flags} reminders={order.reminders} />
        {requests.filter(isOpenRequest).map(({ id, kind }) => (
          <Tag key={id} className="tag tag-flag">
            {text.negotiation.flag[kind]}
          </Tag>
        ))}
        <span className="grow" />
        {mayPrint && <Link to={`/print/orders/${order.id}`}>{printText.link}</Link>}
      </div>
      <div className="order-head-facts">
        <span>
          {facts.acceptedAt} <TimeText at={order.acceptedAt} />
        </span>
        <OrderDue order={order} />
        <span>
          {facts.unit} <strong>{order.handlingUnitName ?? text.none}</strong>
        </span>
      </div>
    </header>
  );
}
