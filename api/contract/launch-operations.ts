import { launchRequest, launchTicket } from './launches.ts';
import { tags, type Operation } from './operation.ts';

/** 页面调用: 12345's server asks for a page that its agent's browser opens (P2.1). */
export const launchOperations: readonly Operation[] = [
  {
    operationId: 'issueLaunchTicket',
    method: 'post',
    path: '/api/v1/launch-tickets',
    tag: tags.pageCall,
    summary: '申请页面调用票据',
    description:
      '由 12345 的服务端调用，把返回的 url 交给坐席浏览器。票据只能使用一次，60 秒内有效，绑定平台、工号和允许嵌入的来源；页面打开后换成 30 分钟的页面令牌。' +
      '同一工号、同一通话标识和工单类型再次申请，打开的是原来的草稿，或该次来电已受理的工单。平台未启用页面调用时为 409。',
    security: 'platform',
    body: launchRequest,
    responses: { 201: { description: '已签发', body: launchTicket } },
    problems: ['validation-failed', 'not-found', 'platform-not-live', 'mode-not-enabled'],
  },
];
