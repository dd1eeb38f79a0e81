import { useState } from 'react';
import { nameOf, orderStatusList, orderTypeList } from '../../api/contract/register/names.ts';
import { registerText } from '../text/register.ts';
import { send, toProblem } from './page-api.ts';
import type { PageOrder, PageView } from './shapes.ts';
import { dayAndTime } from './times.ts';

const text = registerText.progress;

/** Where an order stands, for an agent whom somebody asks on the phone (P2.1). */
export function ProgressPage({ order: first, token }: { order: PageOrder; token: string }) {
  const [order, setOrder] = useState(first);
  const [problem, setProblem] = useState('');
  const refresh = async () => {
    try {
      const { order: now } = await send<PageView>('/session', { token });
      if (now) setOrder(now);
      setProblem('');
    } catch (error) {
      setProblem(toProblem(error).message);
    }
  };
  const facts: [string, string][] = [
    [registerText.done.label, order.acceptanceNo],
    [text.type, nameOf(orderTypeList, order.orderType)],
    [text.round, text.roundOf(order.round)],
    [registerText.done.receivedAt, dayAndTime(order.receivedAt)],
    ...(order.endedAt === undefined ? [] : ([[text.endedAt, dayAndTime(order.endedAt)]] as [string, string][])),
  ];
  return (
    <section className="receipt">
      <p className="receipt-label">{registerText.done.status}</p>
      <p className="receipt-number" role="status">
        <output>{nameOf(orderStatusList, order.status)}</output>
        <button type="button" className="button" onClick={() => void refresh()}>
          {text.refresh}
        </button>
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {order.endedAt === undefined && <p className="quiet">{text.open}</p>}
      {problem !== '' && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
