import { maskAddress, maskIdNumber, maskName, maskPhone } from '../personal-data/mask.ts';

/** The fields about a person: masked for everyone, opened one by one with a reason (goals 4.3, P1.4, P9.1). */
export const personalFields = {
  personName: { name: '姓名', mask: maskName },
  phone: { name: '联系电话', mask: maskPhone },
  idNumber: { name: '身份证号', mask: maskIdNumber },
  address: { name: '住址', mask: maskAddress },
  detailedAddress: { name: '详细地址', mask: () => '****' },
  callerNumber: { name: '来电号码', mask: maskPhone },
} as const satisfies Record<string, { name: string; mask: (value: string) => string }>;

export type PersonalField = keyof typeof personalFields;

export const personalFieldList = Object.keys(personalFields) as readonly PersonalField[];

/** 详细地址 is where the matter is; the other fields are those that sealing protects (P1.4). */
export const sealedFields: readonly PersonalField[] = ['personName', 'phone', 'idNumber', 'address', 'callerNumber'];

/** A personal field as the page shows it. A sealed one shows nothing, not even its first character. */
export type ShownField = { field: PersonalField; present: boolean; sealed: boolean; masked: string | null };

/** The personal fields of an order as everyone sees them. */
export function shownFields(personal: Record<PersonalField, string | null>, sealed: boolean): ShownField[] {
  return personalFieldList.map((field) => {
    const value = personal[field];
    const isSealed = sealed && sealedFields.includes(field);
    return { field, present: value !== null, sealed: isSealed, masked: value === null || isSealed ? null : personalFields[field].mask(value) };
  });
}
