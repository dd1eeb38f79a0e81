import type { ComplaintSubmission, ConsultationSubmission, DeclarationSubmission } from '../../domain/order/schema.ts';

const call = {
  platformOrderNo: 'CS20260302000017',
  agentNumber: '8017',
  callerNumber: '13800000017',
  calledAt: '2026-03-02T09:15:00+08:00',
};

/** A valid anonymous complaint with every caller's datum, so that it passes under each 匿名 rule. */
export function aComplaint(change: Partial<ComplaintSubmission> = {}): ComplaintSubmission {
  return {
    ...call,
    name: '王建国',
    phone: '13800000017',
    address: '湖南省长沙市浏阳市沿溪镇沙龙村12号',
    idNumber: '11010519491231002X',
    anonymous: true,
    region: { code: '430181107000' },
    detailedAddress: '沙龙村12号',
    accused: '某村委会',
    content: '危房改造补助款至今没有发放。',
    problemCategory: '3',
    finishBy: '2026-03-31',
    ...change,
  };
}

/** A valid consultation. */
export function aConsultation(change: Partial<ConsultationSubmission> = {}): ConsultationSubmission {
  return {
    ...call,
    callerCategory: 'poorHousehold',
    serviceType: 'consultation',
    region: { text: '湖南省长沙市浏阳市沿溪镇' },
    detailedAddress: '沙龙村',
    problemCategory: '9',
    content: '小额信贷需要哪些条件？',
    ...change,
  };
}

/** A valid declaration. */
export function aDeclaration(change: Partial<DeclarationSubmission> = {}): DeclarationSubmission {
  return {
    ...call,
    name: '阿依古丽·买买提',
    phone: '0998-2512345',
    idNumber: '11010519491231002X',
    region: { code: '430181107000' },
    content: '家里有人重病，收入减少。',
    risk: '1',
    ...change,
  };
}

/** A valid submission of each type of order. */
export const submissionBuilders = { complaint: aComplaint, consultation: aConsultation, declaration: aDeclaration };
