import type { Operation } from '../operation.ts';
import { orderSearchBody } from './orders.ts';

/** The conditions of a search without its page. */
export const orderExportBody = orderSearchBody.omit({ after: true, limit: true }).meta({ title: '工单导出' });

/** Excel export (P9.2). */
export const exportOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'exportOrders', method: 'post', path: '/orders/export', summary: '导出查询结果（Excel），至多一万件，不含个人信息，记入审计', body: orderExportBody,
    responses: { 200: { description: '工作簿', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } }, problems: ['right-required', 'validation-failed'],
  },
]; // prettier-ignore
