import { Tag } from 'antd';
import { nameOf } from '../client/names.ts';
import { text } from '../text/zh-CN.ts';

/** What is special about an order: sealed, and what intake flagged, how often it was urged. */
export function OrderFlags({ sealed, flags, reminders }: { sealed: boolean; flags: readonly string[]; reminders?: number }) {
  return (
    <>
      {sealed && <Tag className="tag tag-sealed">{text.order.sealed}</Tag>}
      {reminders !== undefined && reminders > 0 && <Tag className="tag tag-urged">{text.running.reminded(reminders)}</Tag>}
      {flags.map((flag) => (
        <Tag key={flag} className="tag tag-flag">
          {nameOf.flag(flag)}
        </Tag>
      ))}
    </>
  );
}
