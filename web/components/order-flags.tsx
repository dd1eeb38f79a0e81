import { Tag } from 'antd';
import { nameOf } from '../client/names.ts';
import { text } from '../text/zh-CN.ts';

/** What is special about an order: sealed, and what intake flagged. */
export function OrderFlags({ sealed, flags }: { sealed: boolean; flags: readonly string[] }) {
  return (
    <>
      {sealed && <Tag className="tag tag-sealed">{text.order.sealed}</Tag>}
      {flags.map((flag) => (
        <Tag key={flag} className="tag tag-flag">
          {nameOf.flag(flag)}
        </Tag>
      ))}
    </>
  );
}
