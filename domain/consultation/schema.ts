import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';

/** 答复内容; 答复人 and 答复时间 are who submits it and when (P3.3). */
export const consultationAnswer = z
  .strictObject({ answer: freeText(20_000).meta({ title: '答复内容' }) })
  .meta({ title: '咨询答复', description: '答复人与答复时间由提交人和提交时间填入' });

export type ConsultationAnswer = z.output<typeof consultationAnswer>;
