import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';
import { calendarDay } from '../shared/instant.ts';

/** 移送纪检监察 (P3.1) as it is decided: to whom, by which document if there is one yet, and why. */
export const referral = z
  .strictObject({
    organ: freeText(200).meta({ title: '接收机关', description: '接收移送的纪检监察机关全称', examples: ['湖南省纪委监委'] }),
    documentNo: freeText(100).exactOptional().meta({ title: '移送文号', description: '移送函的文号；尚无的不填' }),
    documentOn: calendarDay.exactOptional().meta({ title: '移送函日期', description: '尚无移送函的不填' }),
    reason: freeText(2000).meta({ title: '移送理由', description: '只在省级与国家局可见，不告知当事人，不回传12345' }),
  })
  .meta({ title: '移送纪检监察' });

export type Referral = z.output<typeof referral>;
