import type { z } from 'zod';
import type { ErrorCode } from '../../../domain/shared/schema.ts';
import type { Operation } from '../operation.ts';
import {
  calendarAnswer, calendarQuery, daysChangeBody, daysPreviewBody, effectAnswer, limitChangeAnswer, limitChangeBody, limitPreview, limitPreviewBody, limitsQuery, limitTable,
  limitVersions,
} from './limits.ts'; // prettier-ignore

type Row = Omit<Operation, 'security' | 'tag'>;
const ok = (body: z.ZodType) => ({ 200: { description: '成功', body } });
const refused: readonly ErrorCode[] = ['right-required', 'not-found', 'validation-failed'];

/** Limits and calendars, of the system administrator (P5.1, P5.2): each change is previewed, reasoned and audited. */
export const limitOperations: readonly Row[] = [
  { operationId: 'readLimits', method: 'get', path: '/admin/limits', summary: '现行时限表（系统管理员）', query: limitsQuery, responses: ok(limitTable), problems: refused },
  { operationId: 'listLimitVersions', method: 'get', path: '/admin/limits/versions', summary: '时限表的历史（系统管理员）', query: limitsQuery, responses: ok(limitVersions), problems: refused },
  { operationId: 'exportLimits', method: 'get', path: '/admin/limits/file', summary: '导出现行的决策表文件（系统管理员）', query: limitsQuery, responses: { 200: { description: 'DMN 文件', contentType: 'application/xml' } }, problems: refused },
  { operationId: 'previewLimits', method: 'post', path: '/admin/limits/preview', summary: '预览时限修订对在办工单的影响（系统管理员）', body: limitPreviewBody, responses: ok(limitPreview), problems: [...refused, 'limits-changed'] },
  { operationId: 'saveLimits', method: 'post', path: '/admin/limits/versions', summary: '保存时限修订，由 workers 部署后生效（系统管理员）', body: limitChangeBody, responses: { 202: { description: '已保存，等待部署', body: limitChangeAnswer } }, problems: [...refused, 'limits-changed'] },
  { operationId: 'readCalendar', method: 'get', path: '/admin/calendar', summary: '一年的日历（系统管理员）', query: calendarQuery, responses: ok(calendarAnswer), problems: refused },
  { operationId: 'previewDays', method: 'post', path: '/admin/calendar/preview', summary: '预览本省安排对在办工单的影响（系统管理员）', body: daysPreviewBody, responses: ok(effectAnswer), problems: refused },
  { operationId: 'changeDays', method: 'put', path: '/admin/calendar', summary: '变更本省安排，在办期限随之重算（系统管理员）', body: daysChangeBody, responses: { 204: { description: '已完成' } }, problems: refused },
]; // prettier-ignore
