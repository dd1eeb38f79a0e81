import { useEffect, useRef, useState } from 'react';
import { nameOf, orderStatusList } from '../../api/contract/register/names.ts';
import { registerText } from '../text/register.ts';
import type { PageOrder } from './shapes.ts';
import { dayAndTime } from './times.ts';

const text = registerText.done;

/** The 受理编号 to read out and to copy (P2.3); `isEarlier`: the call had been registered before. */
export function ReceiptPage({ order, isEarlier }: { order: PageOrder; isEarlier: boolean }) {
  const number = useRef<HTMLOutputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, say] = useState('');
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(order.acceptanceNo);
      say(text.copied);
    } catch {
      // A framed page may not write to the clipboard unless its parent allows it.
      if (number.current) window.getSelection()?.selectAllChildren(number.current);
      say(text.selected);
    }
  };
  return (
    <section className="receipt">
      <h2 ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      <p className="receipt-label">{text.label}</p>
      <p className="receipt-number">
        <output ref={number}>{order.acceptanceNo}</output>
        <button type="button" className="button" onClick={() => void copy()}>
          {text.copy}
        </button>
      </p>
      <p className="receipt-said" role="status">
        {said}
      </p>
      <dl className="facts">
        <div>
          <dt>{text.status}</dt>
          <dd>{nameOf(orderStatusList, order.status)}</dd>
        </div>
        <div>
          <dt>{text.receivedAt}</dt>
          <dd>{dayAndTime(order.receivedAt)}</dd>
        </div>
      </dl>
      <p className="quiet">{isEarlier ? text.earlier : text.next}</p>
    </section>
  );
}
