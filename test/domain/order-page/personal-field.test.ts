import { describe, expect, it } from '@jest/globals';
import { personalFieldList, sealedFields, shownFields, type PersonalField } from '../../../domain/order-page/personal-field.ts';

const values: Record<PersonalField, string | null> = {
  personName: '王建国', phone: '13800000017', idNumber: '11010519491231002X', address: '湖南省长沙市浏阳市沿溪镇12号', detailedAddress: '沙龙村12号', callerNumber: null,
}; // prettier-ignore

describe('personal fields on a page', () => {
  it.each(personalFieldList)('%s never shows its value', (field) => {
    const [shown] = shownFields(values, false).filter((one) => one.field === field);

    expect(shown).toMatchObject({ present: values[field] !== null, sealed: false });
    expect(shown?.masked).not.toBe(values[field] ?? 'nothing');
  });

  it.each(personalFieldList)('%s of a sealed order shows nothing where sealing protects it', (field) => {
    const [shown] = shownFields(values, true).filter((one) => one.field === field);

    expect(shown?.sealed).toBe(sealedFields.includes(field));
    if (sealedFields.includes(field)) expect(shown?.masked).toBeNull();
  });
});
