import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';
import { staffMember } from '../shared/staff.ts';

/**
 * 移送纪检监察 as 12345 receives it (P3.1, P3.6): that the matter was passed on, when, to whom, and what the person was told.
 * No finding, no reason and no document: they are no business of the hotline's.
 */
export const referralResult = z
  .strictObject({
    referredAt: instant.meta({ title: '移送时间' }),
    referredTo: freeText(200).meta({ title: '接收机关', description: '接收移送的纪检监察机关' }),
    handler: staffMember.meta({ title: '经办人员信息', description: '姓名、职务、联系电话' }),
    informing: freeText(10_000).meta({ title: '反馈信访人情况', description: '反馈信访人情况摘要' }),
  })
  .meta({ title: '移送纪检监察信息', description: '贪污腐败类投诉举报移送纪检监察机关后的办理结果，代替调查核实信息（表6）' });

/** The result of a complaint that was referred. */
export type ReferralResult = z.output<typeof referralResult>;
