import { Router, type Response } from 'express';
import { lastDayOf } from '../../domain/calendar/civil-day.ts';
import { nameOf } from '../../domain/code-list/code-list.ts';
import { orderStatusList } from '../../domain/code-list/order-status.ts';
import { orderTypeList } from '../../domain/code-list/order-type.ts';
import { problemCategory } from '../../domain/code-list/problem-category.ts';
import type { ExportLine } from '../../domain/order-page/export-orders.ts';
import type { OrderCriteria } from '../../domain/order-page/search-orders.ts';
import { workItemKinds } from '../../domain/work-item/kinds.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { User } from '../../domain/user/user.ts';
import { orderExportBody } from '../contract/workbench/exports.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type Sheet = { name: string; columns: readonly { heading: string; width: number }[] };

/** The use case behind this route, and what writes a sheet into an answer. */
export type ExportServices = {
  clock: Clock;
  exportOrders(input: { user: User; criteria: OrderCriteria }): Promise<AsyncIterable<ExportLine[]>>;
  writeWorkbook(output: Response, sheet: Sheet, pages: AsyncIterable<(string | number | null)[][]>): Promise<void>;
};

const sheet: Sheet = {
  name: '工单',
  columns: [
    { heading: '受理编号', width: 22 }, { heading: '平台工单编号', width: 24 }, { heading: '类型', width: 10 }, { heading: '状态', width: 10 }, { heading: '密封', width: 6 },
    { heading: '问题类别', width: 24 }, { heading: '区划', width: 36 }, { heading: '承办单位', width: 22 }, { heading: '受理时间', width: 18 }, { heading: '结束时间', width: 18 },
    { heading: '办结日期', width: 12 }, { heading: '当前环节', width: 14 }, { heading: '所在单位', width: 22 }, { heading: '签收人', width: 10 }, { heading: '环节期限', width: 18 },
    { heading: '是否超期', width: 10 }, { heading: '催办次数', width: 10 },
  ],
}; // prettier-ignore

const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const timeOf = (at: Date | null) => at && china.format(at);
/** A due at midnight is the end of the day before. */
const dueOf = (at: Date | null) => at && (china.format(at).endsWith(' 00:00') ? `${lastDayOf(at)} 24:00` : china.format(at));

const rowOf = (line: ExportLine, now: Date) => [
  line.acceptanceNo, line.platformOrderNo, nameOf(orderTypeList, line.type), nameOf(orderStatusList, line.status), line.sealed ? '是' : '',
  line.problemCategory === null ? null : (problemCategory.entries.find(({ code }) => code === String(line.problemCategory))?.name ?? null),
  line.regionName, line.handlingUnitName, timeOf(line.acceptedAt), timeOf(line.endedAt), line.finishBy,
  ...progressOf(line, now),
]; // prettier-ignore

/** Where the order stands: nothing where no task waits. */
function progressOf({ task, reminders }: ExportLine, now: Date): (string | number | null)[] {
  if (!task) return [null, null, null, null, null, reminders];
  return [task.title ?? workItemKinds[task.kind].name, task.unitName, task.assigneeName ?? '待签收', dueOf(task.dueAt), task.dueAt && task.dueAt < now ? '超期' : null, reminders];
}

async function* rowsOf(pages: AsyncIterable<ExportLine[]>, now: () => Date) {
  for await (const page of pages) yield page.map((line) => rowOf(line, now()));
}

/** Excel export of a search (P9.2), written while it is read. */
export function exportRoutes(services: ExportServices): Router {
  const router = Router();
  router.post('/orders/export', async (request, response) => {
    const criteria = readInput(orderExportBody, request.body);
    const pages = await services.exportOrders({ user: userOf(response), criteria });
    response.set({
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="orders.xlsx"',
    });
    await services.writeWorkbook(response, sheet, rowsOf(pages, () => services.clock.now()));
  });
  return router;
}
