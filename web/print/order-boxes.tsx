import { absoluteTime, fileSize } from '../client/format.ts';
import { nameOf } from '../client/names.ts';
import type { OrderPage } from '../client/shapes.ts';
import { printText as text } from '../text/print.ts';
import { text as pageText } from '../text/zh-CN.ts';
import { Pairs, Wide, type Box } from './sheet.tsx';
import type { Printed } from './use-printing.ts';

const labels = text.labels;
const timeOf = (at: string | null) => at && absoluteTime(at);

/** What was reported, box by box; personal fields masked or, for this print, opened. */
export function OrderBoxes({ page: { order, personal }, opened }: { page: OrderPage; opened: Printed['personal'] }) {
  const names = pageText.order.reveal;
  const shown = ({ field, present, sealed, masked }: OrderPage['personal'][number]) =>
    !present ? '' : sealed ? names.sealed : (opened.find((one) => one.field === field)?.value ?? masked);
  const people: Box[] = personal.map((one) => [nameOf.personal(one.field), shown(one)]);
  // What this kind of order has no field for is left out, so that the form stays on one page.
  const known: Box[] = (
    [
      [labels.calledAt, timeOf(order.calledAt)],
      [labels.agent, order.agentNumber],
      [labels.category, nameOf.category(order.problemCategory)],
      [labels.risk, nameOf.risk(order.risk)],
      [labels.callerCategory, nameOf.callerCategory(order.callerCategory)],
      [labels.serviceType, nameOf.serviceType(order.serviceType)],
      [labels.regionText, order.regionText],
    ] satisfies Box[]
  ).filter(([, value]) => value !== null);
  const flags = [...order.flags.map((flag) => nameOf.flag(flag)), order.reminders > 0 ? text.urged(order.reminders) : undefined].filter(Boolean).join('、');
  return (
    <>
      <Pairs
        boxes={[
          [labels.type, nameOf.type(order.type)],
          [labels.source, `${nameOf.source(order.source) ?? ''} · ${nameOf.docking(order.docking) ?? ''}`],
          [labels.platformNo, order.platformOrderNo],
          [labels.acceptedAt, timeOf(order.acceptedAt)],
          [labels.finishBy, order.finishBy],
          [labels.status, nameOf.status(order.status)],
          ...people,
          ...known,
        ]}
      />
      <Wide label={labels.region}>{order.regionName}</Wide>
      {order.accused !== null && <Wide label={labels.accused}>{order.accused}</Wide>}
      <Wide label={labels.content} tall>
        {order.content}
      </Wide>
      {flags && <Wide label={labels.flags}>{flags}</Wide>}
      <Wide label={labels.attachments}>
        {order.attachments.length === 0
          ? text.noRecord
          : order.attachments.map(({ fileName, sizeBytes }, index) => `${index + 1}. ${fileName}（${fileSize(sizeBytes)}）`).join('\n')}
      </Wide>
      <Wide label={labels.unit}>{order.handlingUnitName}</Wide>
    </>
  );
}
