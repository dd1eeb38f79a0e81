import type { ComplaintSubmission, ConsultationSubmission, DeclarationSubmission } from '../../domain/order/schema.ts';

const call = { agentNumber: '8017', callerNumber: '13800000017', calledAt: '2026-03-02T09:15:00+08:00' };

const complaint: ComplaintSubmission = {
  platformOrderNo: 'CS20260302000017',
  ...call,
  name: '王建国',
  phone: '13800000017',
  address: '湖南省长沙市浏阳市沿溪镇沙龙村12号',
  idNumber: '11010519491231002X',
  anonymous: true,
  region: { code: '430181' },
  detailedAddress: '沿溪镇沙龙村12号',
  accused: '沙龙村村民委员会',
  content: '危房改造补助款去年已经公示，至今没有发放到户，请核实。',
  problemCategory: '3',
  finishBy: '2026-03-31',
};

const consultation: ConsultationSubmission = {
  platformOrderNo: 'CS20260302000018',
  ...call,
  callerCategory: 'poorHousehold',
  serviceType: 'consultation',
  region: { text: '湖南省长沙市浏阳市沿溪镇' },
  detailedAddress: '沙龙村',
  problemCategory: '9',
  content: '脱贫户申请小额信贷需要哪些条件和材料？',
};

const declaration: DeclarationSubmission = {
  platformOrderNo: 'CS20260302000019',
  ...call,
  name: '阿依古丽·买买提',
  phone: '0731-84210000-801',
  idNumber: '11010519491231002X',
  region: { text: '湖南省长沙市浏阳市沿溪镇沙龙村' },
  content: '家中主要劳动力患重病住院，医疗支出大，收入明显减少。',
  risk: '1',
};

const decision = { decision: '1', opinion: '同意。' };

/** A body for each operation that takes JSON, shown in the documentation and checked against the contract by a test. */
export const requestExamples: Readonly<Record<string, unknown>> = {
  submitComplaint: complaint,
  submitConsultation: consultation,
  submitDeclaration: declaration,
  issueLaunchTicket: { purpose: 'register', orderType: 'complaint', ...call, callId: 'CALL-20260302-000017' },
  announceCall: { callId: 'CALL-20260302-000018', callerNumber: '13800000018', calledAt: '2026-03-02T09:20:00+08:00' },
  remindOrder: { messageNo: 'CB20260310000001', text: '来电人再次来电，询问补助款何时发放，请加快办理。' },
  supplementOrder: { messageNo: 'BC20260310000001', text: '来电人补充：同村另有三户情况相同。' },
  cancelOrder: { messageNo: 'CD20260310000001', reason: '来电人表示问题已经解决，要求撤回。' },
  rehandleOrder: { messageNo: 'CH20260410000001', reason: '来电人反映补助款仍未到账，对办理结果不满意。', finishBy: '2026-05-10' },
  resolveRegion: { text: '湖南省长沙市浏阳市沿溪镇' },
  compareManifest: { orders: [{ platformOrderNo: 'CS20260302000017', acceptanceNo: '2026-43-0000123-9', sequence: 2, payloadSha256: '0a'.repeat(32) }] },
  decideWithdrawal: decision,
  decideExtension: { ...decision, decision: '2', opinion: '不同意，请按期办结。' },
};
