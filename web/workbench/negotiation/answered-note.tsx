import { Alert } from 'antd';
import type { OrderPage } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

/** The last word on a request of this round, in front of whoever goes on handling (P4.1): refused, or declined inside. */
export function AnsweredNote({ page }: { page: OrderPage }) {
  const { answered } = text.negotiation;
  if (page.order.endedAt !== null) return null;
  const last = (['withdrawal', 'extension'] as const).flatMap((kind) => page.history.requests.filter((one) => one.kind === kind && one.runNo === page.order.runNo).at(-1) ?? []);
  return (
    <>
      {last.map((request) =>
        request.state === 'refused' || request.state === 'declined' ? (
          <Alert key={request.id} type="warning" showIcon title={answered[request.state][request.kind]} description={request.opinion} />
        ) : null,
      )}
    </>
  );
}
