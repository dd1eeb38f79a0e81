import { z } from 'zod';
import { consultationAnswer } from './answer.ts';

/** What the handler writes; 答复人 and 答复时间 are who submits it and when (P3.3). */
export const answerText = z
  .strictObject({ answer: consultationAnswer.shape.answer })
  .meta({ title: '答复', description: '答复人与答复时间由提交人和提交时间填入' });
