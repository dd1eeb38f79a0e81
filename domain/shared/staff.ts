import { z } from 'zod';
import { personName } from '../person/name.ts';
import { phone } from '../person/phone.ts';
import { freeText } from './free-text.ts';

/** Someone on duty as table 6 names investigators and reviewers: 姓名、职务、联系电话. */
export const staffMember = z
  .strictObject({
    name: personName.meta({ title: '姓名' }),
    duty: freeText(60).meta({ title: '职务' }),
    phone: phone.meta({ title: '联系电话' }),
  })
  .meta({ title: '工作人员' });

/** Someone on duty as table 7 names them: 姓名、电话. */
export const staffContact = staffMember.pick({ name: true, phone: true }).meta({ title: '经办人' });
