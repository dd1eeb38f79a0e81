import { Alert } from 'antd';
import { nameOf } from '../../client/names.ts';
import type { OrderPage } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

/** Why the last version came back, above the form that mends it. */
export function SentBackNote({ page: { order, history } }: { page: OrderPage }) {
  const last = history.reviews.filter(({ runNo }) => runNo === order.runNo).at(-1);
  if (last?.decision !== 'sentBack') return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={text.actions.investigation.sentBack(`${last.unitName}（${nameOf.level(last.level) ?? ''}）`)}
      description={<span className="long-text">{last.opinion}</span>}
    />
  );
}
