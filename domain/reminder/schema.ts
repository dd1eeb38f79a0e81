import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';

/** 催办 by an upper supervisor: what the holder is told (P5.4). */
export const upperReminder = z.strictObject({ text: freeText(500).meta({ title: '催办内容' }) }).meta({ title: '上级催办', description: '计入催办次数，不改变任何期限' });
