import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { contactMethod } from '../code-list/contact-method.ts';
import { informedParty } from '../code-list/informed-party.ts';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';

/** One attempt to inform (告知, P3.5): whom, how, when, and whether it reached them; the summary fills 反馈信访人情况 of table 6. */
export const informingAttempt = z
  .strictObject({
    informedParty: codeOf(informedParty),
    method: codeOf(contactMethod),
    reached: z.boolean().meta({ title: '是否告知到' }),
    informedAt: instant.meta({ title: '告知时间' }),
    summary: freeText(5000).meta({ title: '告知情况摘要', description: '填入表6“反馈信访人情况”' }),
  })
  .meta({ title: '告知记录' });

/** A contact during the investigation (P3.5); it discloses no finding. */
export const contact = z
  .strictObject({
    contactedAt: instant.meta({ title: '联系时间' }),
    method: codeOf(contactMethod),
    note: freeText(2000).meta({ title: '联系情况', description: '不得透露调查结论' }),
  })
  .meta({ title: '联系记录' });

export type InformingAttempt = z.output<typeof informingAttempt>;
export type Contact = z.output<typeof contact>;
