import { nameOf } from '../client/names.ts';

type Limit = { amount: number; unit: string };
type Cards = { yellowBefore: Limit; redOn: string; escalateAfter: Limit };
type Reminder = { every: Limit; escalateFrom: number };
type Closure = { on: string; working: boolean; name: string };

const words: Readonly<Partial<Record<string, string>>> = { accepted: '自受理起', registered: '自登记起', due: '自原期限起', approval: '自申请时起' };

const has = <T>(value: unknown, name: keyof T & string): value is T => typeof value === 'object' && value !== null && name in value;
const limit = ({ amount, unit }: Limit) => `${amount} ${nameOf.extensionUnit(unit) ?? unit}`;

/** A setting's value in words, as administrators read it. */
export function settingText(value: unknown): string {
  if (value === null) return '不限';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return words[value] ?? value;
  if (Array.isArray(value)) return value.length === 0 ? '无' : (value as Closure[]).map(({ on, working, name }) => `${on} ${working ? '上班' : '放假'}（${name}）`).join('；');
  if (has<Limit>(value, 'amount')) return limit(value);
  if (has<Cards>(value, 'yellowBefore'))
    return `到期前 ${limit(value.yellowBefore)}黄牌；${value.redOn === 'due' ? '到期' : '到期后首个工作日'}红牌；到期后 ${limit(value.escalateAfter)}升级`;
  if (has<Reminder>(value, 'every')) return `每 ${limit(value.every)}催复；第 ${value.escalateFrom} 次起告知负责人`;
  return JSON.stringify(value);
}
