import { randomUUID } from 'node:crypto';
import type { Right } from '../../../domain/user/right.ts';
import type { UnitLevel } from '../../../domain/unit/unit.ts';
import { units } from '../../builders/organisation.ts';
import type { Scene } from './world.ts';

/** Rights with the levels of the units whose holders may. */
export type May = Partial<Record<Right, readonly UnitLevel[]>>;

/**
 * Who may ask for what. `about` an order: it isn't there (404) for whoever doesn't see it; whoever sees it and may not is
 * refused (403). About a unit: it isn't there for other regions. About nothing: whoever may not is refused. Everyone:
 * whoever is logged in and sees what it is about.
 */
export type RightsRow = {
  about: 'order' | 'unit' | 'nothing';
  may: May | 'everyone';
  /** Below `/api/workbench`; parameters are filled in from the world. */
  path: string;
  body?: object;
  scene?: Scene;
  /** It names something that isn't there: only who may is told so (404). */
  namesNothing?: true;
  /** The answer goes on until it is left: only refusals are asked for. */
  isEndless?: true;
};

const all = ['national', 'province', 'city', 'county'] as const;
const below = ['province', 'city', 'county'] as const;
const upper = ['province', 'city'] as const;
const nobody = randomUUID();
const readers: May = { handler: all, reviewer: all, supervisor: all, unseal: all, nationalHandler: all };
const reason = { reason: '测试' };
const call = '/calls/{callId}';
const form = { type: 'consultation', form: {} };
const agent: May = { seatAgent: ['province'] };
const operators: May = { operator: ['national', 'province'] };
const editors: May = { knowledgeEditor: ['province'] };
const article = { title: '小额信贷', body: '条件与流程。', tags: [], state: 'draft' };
const system: May = { systemAdmin: ['national', 'province'] };
const security: May = { securityAdmin: ['national', 'province'] };
const auditors: May = { auditAdmin: ['national', 'province'] };
const account = { login: 'rights.new', name: '周七', duty: '科员', phone: '13800000023', unitId: '999999999999' };
const key = { purpose: 'request', algorithm: 'HMAC-SHA256', overlapHours: 24 };
const note = { note: '测试' };
const limitChange = { table: 'timeLimits', basedOn: 1, change: { kind: 'end', rowId: 'rule_none', lastDay: null } };
const days = { provinceUnitId: units.hunan, days: { closingHour: '18:00', closures: [] } };

const order = (path: string, may: May | 'everyone', body?: object): RightsRow => ({ about: 'order', may, path: `/orders/{orderId}${path}`, ...(body && { body }) });
/** An act on a task that stands at a unit of this level: the holders of these rights in that unit. */
const item = (path: string, kind: NonNullable<Scene['kind']>, level: UnitLevel, rights: readonly Right[], body: object = {}): RightsRow => ({
  about: 'order',
  may: Object.fromEntries(rights.map((right) => [right, [level]])),
  path: `/work-items/{workItemId}${path}`,
  body,
  scene: { kind, at: level },
});
const free = (path: string, may: May | 'everyone', body?: object): RightsRow => ({ about: 'nothing', may, path, ...(body && { body }) });

const report = {
  investigatedAt: '2026-11-20T09:00:00+08:00', investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }], findings: '属实', truthfulness: 'true',
}; // prettier-ignore
const step = { step: 'public_notice', postedOn: '2026-11-01', postedUntil: '2026-11-05', place: '村口', objections: '无异议' };
const attempt = { informedParty: 'reporter', method: 'phone', reached: true, informedAt: '2026-11-23T09:00:00+08:00', summary: '已告知' };
const opinion = { decision: 'approved', opinion: '同意' };

/** The rights of every operation of the workbench, by its id; written from the scheme's roles, not from the code. */
export const rightsRows: Readonly<Record<string, RightsRow>> = {
  readSession: free('/session', 'everyone'),
  listInbox: free('/work-items', 'everyone'),
  countInbox: free('/work-items/counts', 'everyone'),
  // What became of each task is told one by one, so the request as such is everyone's.
  claimItems: free('/work-items/claims', 'everyone', { workItemIds: [randomUUID()] }),
  readItem: { about: 'order', may: 'everyone', path: '/work-items/{workItemId}' },
  claimItem: item('/claim', 'county-intake', 'county', ['handler']),
  releaseItem: item('/release', 'city-intake', 'city', ['handler', 'supervisor']),
  reassignItem: item('/reassignment', 'city-intake', 'city', ['supervisor'], { assigneeId: randomUUID(), ...reason }),
  acceptInitialReview: item('/initial-review', 'initial-review', 'province', ['reviewer', 'handler']),
  askSupplement: item('/supplement-request', 'initial-review', 'province', ['reviewer', 'handler'], reason),
  linkOrder: item('/linking', 'initial-review', 'province', ['reviewer', 'handler'], { mainOrderId: randomUUID(), ...reason }),
  delegateOrder: item('/delegation', 'city-intake', 'city', ['handler'], { toUnitId: units.liuyang }),
  handleHere: item('/handling', 'province-intake', 'province', ['handler']),
  handBackOrder: item('/hand-back', 'county-intake', 'county', ['handler'], reason),
  referCase: item('/referral', 'province-intake', 'province', ['handler'], { organ: '湖南省纪委监委', ...reason }),
  recordInvestigation: item('/investigation', 'investigation', 'county', ['handler']),
  submitReport: item('/investigation', 'investigation', 'city', ['handler'], report),
  reviewReport: item('/review', 'report-review', 'city', ['reviewer', 'supervisor'], opinion),
  ruleOnRounds: item('/round-ruling', 'round-ruling', 'province', ['supervisor'], { ruling: 'takeUp', opinion: '提级' }),
  recordAnswer: item('/answer', 'consultation-answer', 'county', ['handler'], { answer: '答复' }),
  submitAnswer: item('/answer', 'consultation-answer', 'province', ['handler'], { answer: '答复' }),
  recordStep: item('/declaration-step', 'public-notice', 'county', ['handler'], step),
  recordAttempt: item('/informing-attempts', 'informing', 'county', ['handler'], attempt),
  confirmInformed: item('/informing', 'informing', 'province', ['handler']),
  approveFeedback: item('/feedback', 'feedback', 'province', ['handler', 'reviewer']),
  confirmResult: item('/national-confirmation', 'national-confirmation', 'national', ['nationalHandler'], { decision: 'confirmed', opinion: '同意' }),
  correctWording: item('/feedback-wording', 'feedback-rework', 'province', ['handler', 'reviewer'], { wording: '经核实属实，已整改。' }),
  returnFeedback: item('/feedback-return', 'feedback-rework', 'province', ['handler', 'reviewer'], reason),
  submitGenericReview: item('/generic-review', 'generic-review', 'city', ['reviewer', 'handler'], { outcome: 'approved', opinion: '同意' }),
  askWithdrawal: order('/withdrawal-requests', { handler: below }, reason),
  askExtension: order('/extension-requests', { handler: below }, { ...reason, amount: 5 }),
  previewExtension: order('/extension-preview', { handler: below }, { amount: 5 }),
  endorseRequest: item('/endorsement', 'extension-endorsement', 'city', ['handler', 'reviewer'], { ...opinion, decision: 'endorsed' }),
  releaseRequest: item('/sending', 'withdrawal-sending', 'province', ['handler', 'reviewer'], { decision: 'sent' }),
  decideRequest: item('/decision', 'withdrawal-decision', 'national', ['nationalHandler'], { ...opinion, decision: 'agreed' }),
  declineOrder: item('/refusal', 'province-intake', 'province', ['handler'], { ...reason, decision: 'notAccepted' }),
  searchOrders: free('/orders/search', 'everyone', {}),
  readOrderPage: order('', 'everyone'),
  revealField: order('/reveals', readers, { field: 'phone', reason: '核对' }),
  printOrder: order('/prints', readers, {}),
  recallOrder: order('/recall', { handler: upper, supervisor: upper }, reason),
  releaseCase: order('/case-release', { supervisor: ['province'] }, reason),
  nameAccused: order('/accused', { handler: upper, reviewer: upper, supervisor: upper }, { accusedUnitIds: [units.zhuzhou], ...reason }),
  unlinkOrder: order('/unlinking', { reviewer: ['province'], handler: ['province'] }, reason),
  closeOrder: order('/closing', { operator: ['national', 'province'] }, reason),
  logContact: order('/contacts', { handler: below }, { contactedAt: '2026-11-23T09:00:00+08:00', method: 'phone', note: '了解情况' }),
  uploadReportAttachment: free('/attachments', { handler: below }, {}),
  openAttachment: order('/attachments/{attachmentId}', readers),
  readDues: order('/dues', 'everyone'),
  moveInnerDue: order(`/dues/${randomUUID()}/move`, { handler: upper, supervisor: upper }, { dueAt: '2026-11-27T09:00:00+08:00', ...reason }),
  registerPetition: free('/petitions', { handler: upper }, { channel: 'letter', receivedOn: '2026-11-20', ...form }),
  registerNationalTransfer: free('/national-transfers', { nationalHandler: ['national'] }, { provinceUnitId: units.hunan, receivedOn: '2026-11-20', ...form }),
  listNationalTransfers: free('/national-transfers', { nationalHandler: ['national'] }),
  readSupervisions: order('/supervisions', 'everyone'),
  issueSupervision: order('/supervisions', { supervisor: ['national', ...upper] }, { demand: '请加快办理。', replyBy: '2026-11-27' }),
  remindHolder: order('/reminders', { supervisor: ['national', 'province', 'city'], nationalHandler: ['national', 'province', 'city'] }, { text: '请加快办理。' }),
  // What became of each order is told one by one, so the requests as such are everyone's.
  remindSeveral: free('/orders/reminders', 'everyone', { orderIds: [nobody], text: '请加快办理。' }),
  superviseSeveral: free('/orders/supervisions', 'everyone', { orderIds: [nobody], demand: '请加快办理。', replyBy: '2026-11-27' }),
  replyToSupervision: item('/supervision-reply', 'supervision-reply', 'county', ['handler', 'supervisor'], { reply: '已安排专人办理。' }),
  decideSupervisionReply: item('/supervision-acceptance', 'supervision-acceptance', 'city', ['supervisor'], { decision: 'accepted', opinion: '同意' }),
  listNotices: free('/notices', 'everyone'),
  markNoticesRead: free('/notices/reads', 'everyone', {}),
  listCalls: free('/calls', agent),
  openCallByHand: free('/calls', agent, { callerNumber: '13800000017' }),
  readCall: free(call, agent),
  openCall: free(`${call}/opening`, agent),
  saveCallDraft: free(`${call}/draft`, agent, { type: 'consultation', forms: {} }),
  dropCall: free(`${call}/drop`, agent),
  submitCall: free(`${call}/order`, agent, form),
  answerCall: free(`${call}/answer`, agent, { ...form, answer: '答复' }),
  refuseCall: free(`${call}/refusal`, agent, { type: 'consultation', ...reason }),
  listDeliveries: free('/deliveries', operators),
  summariseDeliveries: free('/deliveries/summary', operators),
  replayDeliveries: free('/deliveries/replays', operators, { deliveryIds: [nobody], ...reason }),
  readDelivery: { ...free(`/deliveries/${nobody}`, operators), namesNothing: true },
  listAlarms: free('/alarms', operators),
  acknowledgeAlarm: { ...free('/alarms/0/acknowledgement', operators, note), namesNothing: true },
  checkCallbackSignature: free('/signature-checks/callback', operators, { webhookId: nobody, timestamp: '1795000000', signature: 'v1,x' }),
  checkRequestSignature: free('/signature-checks/request', operators, {
    method: 'GET', target: '/', keyId: 'k', algorithm: 'HMAC-SHA256', timestamp: '1795000000', nonce: 'n'.repeat(16), signature: '0'.repeat(64), bodyDigest: '0'.repeat(64),
  }), // prettier-ignore,
  listDifferences: free('/reconciliation-differences', operators),
  repairDifference: { ...free(`/reconciliation-differences/${nobody}/repair`, operators), namesNothing: true },
  settleDifference: { ...free(`/reconciliation-differences/${nobody}/settlement`, operators, note), namesNothing: true },
  findArticles: free('/knowledge/search', { handler: below, reviewer: below, supervisor: below, seatAgent: below, knowledgeEditor: below }, { words: '' }),
  addArticle: free('/knowledge', editors, article),
  changeArticle: { ...free(`/knowledge/${nobody}`, editors, { ...article, version: 1 }), namesNothing: true },
  listAccounts: free('/admin/users', { ...system, ...security }),
  createAccount: { ...free('/admin/users', system, account), namesNothing: true },
  changeAccount: { ...free(`/admin/users/${nobody}`, system, { duty: '主任' }), namesNothing: true },
  setRights: { ...free(`/admin/users/${nobody}/rights`, security, { rights: ['handler'] }), namesNothing: true },
  unlockAccount: { ...free(`/admin/users/${nobody}/unlocking`, security), namesNothing: true },
  resetPassword: { ...free(`/admin/users/${nobody}/password-reset`, security), namesNothing: true },
  listUnits: free('/admin/units', { ...system, ...security }),
  createUnit: free('/admin/units', system, { regionCode: '999999999999', name: '测试单位' }),
  changeUnit: { ...free('/admin/units/999999999999', system, { inUse: true }), namesNothing: true },
  listPlatforms: free('/admin/platforms', { ...system, ...security, ...operators }),
  readRegionState: free('/admin/regions/state', system),
  listManagedRegions: free('/admin/regions', system),
  previewRegionEdition: free('/admin/regions/edition-previews?source=x&sourceOn=2026-01-31&isComplete=false', system, {}),
  loadRegionEdition: free('/admin/regions/editions?source=x&sourceOn=2026-01-31&isComplete=false&version=0', system, {}),
  addLocalRegion: { ...free('/admin/regions', system, { parentCode: '999999', name: '新村' }), namesNothing: true },
  setRegionUse: { ...free('/admin/regions/999999999999', system, { inUse: true }), namesNothing: true },
  createPlatform: { ...free('/admin/platforms', system, { code: 'rights-new', name: '测试', provinceCode: '999999999999', callbackUrl: 'https://a.example/c' }), namesNothing: true },
  changePlatform: { ...free(`/admin/platforms/${nobody}`, system, { pageCall: true }), namesNothing: true },
  listKeys: { ...free(`/admin/platforms/${nobody}/keys`, { ...security, ...operators }), namesNothing: true },
  issueKey: { ...free(`/admin/platforms/${nobody}/keys`, security, key), namesNothing: true },
  endKey: { ...free('/admin/platform-keys/none/ending', security), namesNothing: true },
  readSettings: free(`/admin/settings?provinceUnitId=${units.hunan}`, system),
  changeSetting: { ...free('/admin/settings/none', system, { provinceUnitId: units.hunan, value: 3 }), namesNothing: true },
  readLimits: { ...free('/admin/limits?table=timeLimits', system), namesNothing: true },
  listLimitVersions: free('/admin/limits/versions?table=timeLimits', system),
  exportLimits: { ...free('/admin/limits/file?table=timeLimits', system), namesNothing: true },
  previewLimits: { ...free('/admin/limits/preview', system, limitChange), namesNothing: true },
  saveLimits: { ...free('/admin/limits/versions', system, { ...limitChange, ...reason, appliesToOpen: false }), namesNothing: true },
  readCalendar: free(`/admin/calendar?provinceUnitId=${units.hunan}&year=2026`, system),
  previewDays: free('/admin/calendar/preview', system, days),
  changeDays: { ...free('/admin/calendar', system, { ...days, provinceUnitId: '990000000000', ...reason }), namesNothing: true },
  searchAudit: free('/admin/audit/search', auditors, {}),
  verifyAudit: free('/admin/audit/chain', auditors),
  readDashboard: free('/dashboard', { supervisor: all, nationalHandler: all }),
  readDashboardUnits: free('/dashboard/units', { supervisor: all, nationalHandler: all }),
  listUrgentOrders: free('/dashboard/orders', { supervisor: all, nationalHandler: all }),
  exportOrders: free('/orders/export', { handler: all, reviewer: all, supervisor: all, operator: all, unseal: all, nationalHandler: all, seatAgent: all }, {}),
  listFilters: free('/filters', 'everyone'),
  saveFilter: free('/filters', 'everyone', { page: 'inbox', name: '我的待办', criteria: { show: 'mine' }, isDefault: false }),
  changeFilter: { ...free(`/filters/${nobody}`, 'everyone', { name: '我的待办', isDefault: true }), namesNothing: true },
  removeFilter: { ...free(`/filters/${nobody}`, 'everyone'), namesNothing: true },
  readMenu: free('/menu', 'everyone'),
  listRegions: free('/regions', 'everyone'),
  searchRegions: free('/regions/search?q=changsha', 'everyone'),
  readRegion: { ...free(`/regions/${units.liuyang}`, 'everyone'), namesNothing: true },
  readUnit: { about: 'unit', may: 'everyone', path: `/units/${units.liuyang}` },
  listenToEvents: { ...order('', 'everyone'), path: '/events?orderId={orderId}', isEndless: true },
};

/** Whoever isn't logged in logs in; whoever is may log out and change their own password. */
export const ofNoRole: readonly string[] = ['logIn', 'logOut', 'changeOwnPassword'];
