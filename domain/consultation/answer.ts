import { z } from 'zod';
import { personName } from '../person/name.ts';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';

/** 咨询答复: 答复内容, 答复人, 答复时间 (P3.3). The scheme has no table for it; every field is required. */
export const consultationAnswer = z
  .strictObject({
    answer: freeText(10_000).meta({ title: '答复内容' }),
    answeredBy: personName.meta({ title: '答复人' }),
    answeredAt: instant.meta({ title: '答复时间' }),
  })
  .meta({ title: '咨询答复', description: '咨询的办理结果' });

/** The result of a consultation. */
export type ConsultationAnswer = z.output<typeof consultationAnswer>;
