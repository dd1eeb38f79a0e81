import { z } from 'zod';
import { uploadedAttachment, uploadHeaders } from '../attachments.ts';
import type { Operation } from '../operation.ts';
import { adminOperations } from './admin-operations.ts';
import { regionAdminOperations } from './admin-regions.ts';
import { consoleOperations } from './console-operations.ts';
import { dashboardOperations } from './dashboard.ts';
import { eventsQuery } from './events.ts';
import { callOperations } from './call-operations.ts';
import { clockOperations } from './clock-operations.ts';
import { exportOperations } from './exports.ts';
import { limitOperations } from './limit-operations.ts';
import { handlingOperations } from './handling-operations.ts';
import { accusedBody, contactBody, reasonBody } from './handling.ts';
import { negotiationOperations } from './negotiation.ts';
import { orderPage } from './order-page.ts';
import { knowledgeOperations } from './knowledge-operations.ts';
import { menu } from './menu.ts';
import { regionOperations } from '../region-operations.ts';
import { severalOrdersOperations } from './several-orders.ts';
import { petitionOperations } from './petition-operations.ts';
import { orderSearchBody, orderSearchPage, printBody, printedOrder, revealBody, revealedField } from './orders.ts';
import { reconciliationOperations } from './reconciliation.ts';
import { savedFilterOperations } from './saved-filter-operations.ts';
import { loginBody, userView } from './session.ts';
import { unitPage } from './units.ts';
import { claimResults, claimsBody, inboxCounts, inboxPage, inboxQuery, reassignmentBody, releaseBody, workItemDetail } from './work-items.ts';

/** Chapters of the workbench's interface. It is not published: only our own pages use it. */
export const workbenchTags = {
  session: { name: '登录', description: '登录、当前用户、退出' },
  inbox: { name: '待办', description: '待办列表、签收、退回、改派' },
  handling: { name: '办理', description: '初审、转办、调查核实、审核、告知、反馈' },
  negotiation: { name: '退单与延期', description: '申请、逐级同意、发出、批复' },
  orders: { name: '工单', description: '查询、工单页面、收回、查看个人信息' },
  calls: { name: '来电', description: '坐席员接听、登记来电' },
  clocks: { name: '期限与消息', description: '期限与计算说明、调整下级期限、消息中心' },
  knowledge: { name: '知识', description: '查找与维护知识条目' },
  regions: { name: '区划', description: '登记时选择行政区划' },
  petitions: { name: '信访与转办', description: '登记其它信访件与国家局转办件' },
  console: { name: '回传控制台', description: '回传消息、重放、告警、签名检查（运维人员）' },
  dashboard: { name: '看板', description: '负责人与国家局' },
  admin: { name: '管理', description: '系统、安全、审计管理员' },
  units: { name: '单位', description: '本单位及下级单位' },
} as const satisfies Record<string, { name: string; description: string }>;

const base = '/api/workbench';
const orderPath = z.object({ orderId: z.uuid() });
const itemPath = z.object({ workItemId: z.uuid() });
const done = { 204: { description: '已完成' } } as const;
const ofOrder = ['not-found', 'right-required', 'order-ended'] as const;
const ofItem = ['not-found', 'right-required', 'order-ended', 'work-item-closed'] as const;

type Row = Omit<Operation, 'security' | 'tag' | 'path'> & { path: string };
const under = (tag: Operation['tag'], rows: readonly Row[], security: Operation['security'] = 'session'): Operation[] =>
  rows.map((row) => ({ ...row, path: `${base}${row.path}`, tag, security }));

const sessionOperations = [
  ...under(workbenchTags.session, [
    {
      operationId: 'logIn', method: 'post', path: '/session', summary: '登录', body: loginBody,
      responses: { 200: { description: '已登录', body: userView } }, problems: ['validation-failed', 'login-failed', 'account-locked', 'origin-refused'],
    },
  ], 'none'),
  ...under(workbenchTags.session, [
    { operationId: 'readSession', method: 'get', path: '/session', summary: '当前用户', responses: { 200: { description: '当前用户', body: userView } }, problems: [] },
    {
      operationId: 'listenToEvents', method: 'get', path: '/events', summary: '实时更新：只告知有变化，不含内容', query: eventsQuery,
      responses: { 200: { description: '事件流：ready、inbox、order', contentType: 'text/event-stream' } }, problems: ['validation-failed', 'not-found'],
    },
    { operationId: 'logOut', method: 'delete', path: '/session', summary: '退出登录', responses: done, problems: [] },
  ]),
]; // prettier-ignore

const inboxOperations = under(workbenchTags.inbox, [
  {
    operationId: 'listInbox', method: 'get', path: '/work-items', summary: '待办列表，按办结期限排序', query: inboxQuery,
    responses: { 200: { description: '一页待办', body: inboxPage } }, problems: ['validation-failed'],
  },
  { operationId: 'countInbox', method: 'get', path: '/work-items/counts', summary: '各类待办数量', responses: { 200: { description: '数量', body: inboxCounts } }, problems: [] },
  {
    operationId: 'claimItems', method: 'post', path: '/work-items/claims', summary: '批量签收', body: claimsBody,
    responses: { 200: { description: '逐项结果', body: claimResults } }, problems: ['validation-failed'],
  },
  {
    operationId: 'readItem', method: 'get', path: '/work-items/{workItemId}', summary: '任务详情与可执行的操作', pathParameters: itemPath,
    responses: { 200: { description: '任务', body: workItemDetail } }, problems: ['not-found'],
  },
  { operationId: 'claimItem', method: 'post', path: '/work-items/{workItemId}/claim', summary: '签收', pathParameters: itemPath, responses: done, problems: [...ofItem, 'work-item-claimed'] },
  {
    operationId: 'releaseItem', method: 'post', path: '/work-items/{workItemId}/release', summary: '退回待办', pathParameters: itemPath, body: releaseBody,
    responses: done, problems: [...ofItem, 'work-item-claimed', 'validation-failed'],
  },
  {
    operationId: 'reassignItem', method: 'post', path: '/work-items/{workItemId}/reassignment', summary: '改派给本单位同事', pathParameters: itemPath,
    body: reassignmentBody, responses: done, problems: [...ofItem, 'assignee-not-eligible', 'user-barred', 'validation-failed'],
  },
]); // prettier-ignore

const orderOperations = under(workbenchTags.orders, [
  {
    operationId: 'searchOrders', method: 'post', path: '/orders/search', summary: '查询工单', body: orderSearchBody,
    description: '条件放在请求体中：地址里不得出现电话、姓名等个人信息。', responses: { 200: { description: '一页工单', body: orderSearchPage } }, problems: ['validation-failed'],
  },
  { operationId: 'readOrderPage', method: 'get', path: '/orders/{orderId}', summary: '工单页面', pathParameters: orderPath, responses: { 200: { description: '工单', body: orderPage } }, problems: ['not-found'] },
  {
    operationId: 'revealField', method: 'post', path: '/orders/{orderId}/reveals', summary: '查看一项个人信息，记入审计', pathParameters: orderPath, body: revealBody,
    responses: { 200: { description: '内容', body: revealedField } }, problems: ['not-found', 'right-required', 'reveal-reason-required', 'validation-failed'],
  },
  {
    operationId: 'printOrder', method: 'post', path: '/orders/{orderId}/prints', summary: '打印工单或督办单，记入审计', pathParameters: orderPath, body: printBody,
    responses: { 200: { description: '打印时间与一并打印的个人信息', body: printedOrder } }, problems: ['not-found', 'right-required', 'reveal-reason-required', 'validation-failed'],
  },
  { operationId: 'recallOrder', method: 'post', path: '/orders/{orderId}/recall', summary: '收回转办', pathParameters: orderPath, body: reasonBody, responses: done, problems: [...ofOrder, 'report-submitted', 'order-state-conflict', 'validation-failed'] },
  { operationId: 'releaseCase', method: 'post', path: '/orders/{orderId}/case-release', summary: '放行贪污腐败类工单', pathParameters: orderPath, body: reasonBody, responses: done, problems: [...ofOrder, 'order-state-conflict', 'validation-failed'] },
  { operationId: 'nameAccused', method: 'post', path: '/orders/{orderId}/accused', summary: '指明须回避的被投诉单位和人员', pathParameters: orderPath, body: accusedBody, responses: done, problems: [...ofOrder, 'order-state-conflict', 'validation-failed'] },
  { operationId: 'closeOrder', method: 'post', path: '/orders/{orderId}/closing', summary: '人工关闭，告知12345', pathParameters: orderPath, body: reasonBody, responses: done, problems: [...ofOrder, 'validation-failed'] },
  { operationId: 'unlinkOrder', method: 'post', path: '/orders/{orderId}/unlinking', summary: '取消并单，回到初审', pathParameters: orderPath, body: reasonBody, responses: done, problems: [...ofOrder, 'not-linked', 'validation-failed'] },
  { operationId: 'logContact', method: 'post', path: '/orders/{orderId}/contacts', summary: '登记联系记录', pathParameters: orderPath, body: contactBody, responses: done, problems: [...ofOrder, 'order-state-conflict', 'validation-failed'] },
  {
    operationId: 'uploadReportAttachment', method: 'post', path: '/attachments', summary: '上传附件', headers: uploadHeaders, body: 'binary',
    responses: { 201: { description: '已上传', body: uploadedAttachment } }, problems: ['right-required', 'validation-failed', 'attachment-type-refused', 'attachment-too-large'],
  },
  {
    operationId: 'openAttachment', method: 'get', path: '/orders/{orderId}/attachments/{attachmentId}', summary: '下载附件，记入审计',
    pathParameters: orderPath.extend({ attachmentId: z.uuid() }), responses: { 200: { description: '文件内容', contentType: 'application/octet-stream' } },
    problems: ['not-found', 'right-required'],
  },
]); // prettier-ignore

const unitOperations = under(workbenchTags.units, [
  {
    operationId: 'readUnit', method: 'get', path: '/units/{unitId}', summary: '单位、直接下级与人员', pathParameters: z.object({ unitId: z.string() }),
    responses: { 200: { description: '单位', body: unitPage } }, problems: ['not-found'],
  },
]); // prettier-ignore

const menuOperations = [
  { operationId: 'readMenu', method: 'get', path: '/menu', summary: '可用页面', responses: { 200: { description: '菜单', body: menu } }, problems: [] },
] as const; // prettier-ignore

/** The platforms' own reads of regions, for the forms of our own people. */
const regionReads = regionOperations.filter(({ method }) => method === 'get').map((operation) => ({ ...operation, path: operation.path.replace('/api/v1', '') }));

/** Every operation of the workbench; a guard test holds the list against the routes, both ways. */
export const workbenchOperations: readonly Operation[] = [
  ...sessionOperations,
  ...inboxOperations,
  ...under(workbenchTags.inbox, savedFilterOperations),
  ...under(workbenchTags.handling, handlingOperations),
  ...under(workbenchTags.negotiation, negotiationOperations),
  ...orderOperations,
  ...under(workbenchTags.calls, callOperations),
  ...under(workbenchTags.clocks, clockOperations),
  ...under(workbenchTags.petitions, petitionOperations),
  ...under(workbenchTags.orders, exportOperations),
  ...under(workbenchTags.orders, severalOrdersOperations),
  ...under(workbenchTags.dashboard, dashboardOperations),
  ...under(workbenchTags.admin, adminOperations),
  ...under(workbenchTags.admin, limitOperations),
  ...under(workbenchTags.admin, regionAdminOperations),
  ...under(workbenchTags.console, [...consoleOperations, ...reconciliationOperations]),
  ...under(workbenchTags.knowledge, knowledgeOperations),
  ...under(workbenchTags.session, menuOperations),
  ...under(workbenchTags.regions, regionReads),
  ...unitOperations,
];
