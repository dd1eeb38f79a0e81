import { useQuery } from '@tanstack/react-query';
import { Button, Result, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { absoluteTime, dueTime } from '../client/format.ts';
import { nameOf } from '../client/names.ts';
import { orderQueryOf } from '../client/queries.ts';
import type { User } from '../client/shapes.ts';
import { supervisionsQueryOf } from '../client/supervision-query.ts';
import { FailedState } from '../components/failed-state.tsx';
import { printText } from '../text/print.ts';
import { text as pageText } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { PrintPage } from './print-tools.tsx';
import { Pairs, Sheet, Wide, Written } from './sheet.tsx';
import { usePrinting } from './use-printing.ts';

const text = printText.supervision;
const states = pageText.supervision;

/** A 督办单 as it goes on paper (P5.4, P9.2), with what was replied so far. */
export function SupervisionPrintPage({ user }: { user: User }) {
  const { orderId = '', supervisionId = '' } = useParams();
  const order = useQuery({ ...orderQueryOf(orderId), staleTime: Infinity });
  const list = useQuery({ ...supervisionsQueryOf(orderId), staleTime: Infinity });
  const { printed, print, isPending, error } = usePrinting(orderId);
  useTitle(printText.preview);
  const failed = order.error ?? list.error;
  if (failed && !(order.data && list.data)) return <FailedState error={failed} retry={() => void Promise.all([order.refetch(), list.refetch()])} />;
  if (!order.data || !list.data) return <Skeleton active className="panel" paragraph={{ rows: 14 }} />;
  const found = list.data.find(({ id }) => id === supervisionId);
  if (!found) return <Result status="info" title={text.missing} />;
  const { order: facts, availableActions } = order.data;
  return (
    <PrintPage
      orderId={orderId}
      note={printText.masked}
      error={error}
      buttons={
        availableActions.includes('print') && (
          <Button type="primary" loading={isPending} onClick={() => print({ supervisionId })}>
            {printText.print}
          </Button>
        )
      }
    >
      <Sheet title={printText.supervisionTitle} number={facts.acceptanceNo} printed={printed} by={user} personal="" signatures={text.signatures}>
        <Pairs
          boxes={[
            [text.from, found.issuingUnitName],
            [text.to, found.handlingUnitName],
            [text.type, nameOf.type(facts.type)],
            [text.category, nameOf.category(facts.problemCategory)],
            [text.by, found.issuedBy],
            [text.at, absoluteTime(found.issuedAt)],
            [text.replyBy, dueTime(found.replyBy)],
            [text.state, states.states[found.state]],
          ]}
        />
        <Wide label={text.region}>{facts.regionName}</Wide>
        <Wide label={text.demand} tall>
          {found.demand}
        </Wide>
        <Wide label={text.replies} tall>
          {found.replies.map((reply) => (
            <Written
              key={reply.repliedAt}
              lines={[
                reply.text,
                text.replied(reply.repliedBy, absoluteTime(reply.repliedAt)),
                reply.opinion,
                reply.decision !== null && reply.decidedBy !== null && reply.decidedAt !== null ? text.decided(reply.decidedBy, states.decide[reply.decision], absoluteTime(reply.decidedAt)) : null,
              ]}
            />
          ))}
        </Wide>
      </Sheet>
    </PrintPage>
  );
}
