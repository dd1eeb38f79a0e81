import { z } from 'zod';
import { instant } from '../../../domain/shared/schema.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Which notices to list. */
export const noticeQuery = z
  .strictObject({
    unread: flag.exactOptional().meta({ title: '只看未读' }),
    after: z.string().max(400).exactOptional().meta({ title: '上一页给出的游标' }),
    limit: z.coerce.number().int().min(1).max(200).exactOptional().meta({ title: '每页条数', description: '默认 50' }),
  })
  .meta({ title: '消息查询' });

/** One notice of the message centre; its text holds no personal data. */
export const noticeView = z
  .strictObject({
    id: z.uuid(),
    orderId: z.uuid(),
    acceptanceNo: z.string().meta({ title: '受理编号' }),
    kind: z.string().meta({ title: '种类' }),
    name: z.string().meta({ title: '种类名称' }),
    text: z.string().meta({ title: '内容' }),
    createdAt: instant.meta({ title: '时间' }),
    readAt: instant.nullable().meta({ title: '已读时间' }),
  })
  .meta({ title: '消息' });

/** A page of the message centre, newest first. */
export const noticePage = z
  .strictObject({
    notices: z.array(noticeView),
    unread: z.int().min(0).meta({ title: '未读总数' }),
    next: z.string().nullable().meta({ title: '下一页游标' }),
  })
  .meta({ title: '消息列表' });

/** Those to mark read; all of one's own without ids. */
export const noticeReadsBody = z.strictObject({ noticeIds: z.array(z.uuid()).min(1).max(200).exactOptional().meta({ title: '消息标识', description: '不填为全部' }) }).meta({ title: '标为已读' });

export const noticeReads = z.strictObject({ marked: z.int().min(0).meta({ title: '标为已读的条数' }) }).meta({ title: '标为已读的结果' });

export type NoticeView = z.output<typeof noticeView>;
