import { z } from 'zod';
import { closingHour, closure, limit } from '../calendar/schema.ts';
import { personName } from '../person/name.ts';
import { phone } from '../person/phone.ts';
import { regionCode } from '../region/schema.ts';
import type { ProvinceSettings } from '../setting/settings.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';

const unitId = z.string().regex(/^\d{12}$/).meta({ title: '单位编码' });
const duty = freeText(60).meta({ title: '职务' });

/** A new account; its rights come from the security administrator. */
export const newUser = z
  .strictObject({
    login: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,62}$/).meta({ title: '用户名', description: '3 至 63 个小写字母、数字、点、横线、下划线' }),
    name: personName.meta({ title: '姓名' }),
    duty,
    phone: phone.meta({ title: '联系电话' }),
    unitId,
  })
  .meta({ title: '新用户' });
export type NewUser = z.output<typeof newUser>;

/** What may change about an account; only what is given changes. */
export const userChange = z
  .strictObject({
    name: personName.exactOptional().meta({ title: '姓名' }),
    duty: duty.exactOptional(),
    phone: phone.exactOptional().meta({ title: '联系电话' }),
    unitId: unitId.exactOptional(),
    active: z.boolean().exactOptional().meta({ title: '在用' }),
  })
  .meta({ title: '用户变更' });
export type UserChange = z.output<typeof userChange>;

const unitName = freeText(60).meta({ title: '单位名称' });
const unitPhone = phone.nullable().meta({ title: '单位电话' });
const parentId = unitId.meta({ title: '上级单位', description: '市的上级是省；县的上级是市，没有市一级的是省' });

/** A new unit; its level, and unless given the unit above, follow from the region it serves (P3.2). */
export const newUnit = z
  .strictObject({ regionCode: regionCode.meta({ title: '区划编码' }), name: unitName, phone: unitPhone.exactOptional(), parentId: parentId.exactOptional() })
  .meta({ title: '新单位' });
export type NewUnit = z.output<typeof newUnit>;

/** What may change about a unit. */
export const unitChange = z
  .strictObject({
    name: unitName.exactOptional(),
    phone: unitPhone.exactOptional(),
    parentId: parentId.exactOptional(),
    inUse: z.boolean().exactOptional().meta({ title: '在用' }),
  })
  .meta({ title: '单位变更' });
export type UnitChange = z.output<typeof unitChange>;

const address = z.string().max(200);
const isOrigin = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.origin === text;
const origin = z
  .string()
  .max(200)
  .refine(isOrigin, fieldRule('bad-format', '应为“协议://主机[:端口]”，不含路径，结尾没有斜杠。'));
const platformName = freeText(100).meta({ title: '名称' });
const callbackUrl = z.url({ protocol: /^https?$/ }).max(500).meta({ title: '回调地址' });

/** A new platform: a province's 12345. It begins not live; everything else is set before it goes live (P1.4). */
export const newPlatform = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{2,40}$/).meta({ title: '平台代码', description: '3 至 41 个小写字母、数字、横线；设定后不能改' }),
    name: platformName,
    provinceCode: unitId.meta({ title: '所在省' }),
    callbackUrl,
  })
  .meta({ title: '新平台' });
export type NewPlatform = z.output<typeof newPlatform>;

/** Everything a platform's administrator sets (P1.4, P6.3, P8.1); only what is given changes. */
export const platformChange = z
  .strictObject({
    name: platformName.exactOptional(),
    workOrderTransfer: z.boolean().exactOptional().meta({ title: '工单转接' }),
    callTransfer: z.boolean().exactOptional().meta({ title: '话务转接' }),
    transferNumber: z
      .string()
      .regex(/^\d[\d-]{3,18}\d$/, { error: '应为 5 至 20 位数字，可用 - 分隔。' })
      .exactOptional()
      .meta({ title: '转接号码', description: '12345 把电话转接到的号码，默认 02112317' }),
    interfaceCall: z.boolean().exactOptional().meta({ title: '接口调用' }),
    pageCall: z.boolean().exactOptional().meta({ title: '页面调用' }),
    anonymityRule: z.enum(['literal', 'required-unless-anonymous', 'always-optional']).exactOptional().meta({ title: '匿名规则' }),
    callbackUrl: callbackUrl.exactOptional(),
    allowedTargets: z.array(address).max(20).exactOptional().meta({ title: '允许的回调目标' }),
    allowedOrigins: z.array(origin).max(20).exactOptional().meta({ title: '允许嵌入的来源' }),
    sendsAccepted: z.boolean().exactOptional().meta({ title: '发送受理通知' }),
    sendsStatusChanged: z.boolean().exactOptional().meta({ title: '发送状态变更' }),
    live: z.boolean().exactOptional().meta({ title: '上线' }),
  })
  .meta({ title: '平台变更' });
export type PlatformChange = z.output<typeof platformChange>;

/** A new key; those before it stay in force for `overlapHours`, so that nobody is cut off while changing over (P8.1). */
export const newKey = z
  .strictObject({
    purpose: z.enum(['request', 'callback']).meta({ title: '用途', description: 'request 对方请求签名、callback 回调签名' }),
    algorithm: z.enum(['HMAC-SHA256', 'HMAC-SM3']).meta({ title: '算法' }),
    overlapHours: z.int().min(0).max(24 * 90).meta({ title: '旧密钥继续有效（小时）' }),
  })
  .meta({ title: '新密钥' });
export type NewKey = z.output<typeof newKey>;

const count = (longest: number, title = '数值') => z.int().min(1).max(longest).meta({ title });
const period = (title: string) => limit.meta({ title });

/** The settings of a province and what each may be; the names people read stand with the page. */
export const settingValues = {
  reviewMaxRounds: count(20),
  informingAttempts: count(20),
  rehandlingWindowDays: count(365),
  maxRounds: count(20),
  callResultCopy: z.boolean(),
  closingHour,
  closures: z.array(closure).max(100),
  orderDueStart: z.enum(['accepted', 'registered']),
  cards: z.strictObject({ yellowBefore: period('黄牌'), redOn: z.enum(['due', 'nextWorkingDay']).meta({ title: '红牌' }), escalateAfter: period('升级') }),
  pausesForSupplement: z.boolean(),
  pausesForExtension: z.boolean(),
  supplementReplyHours: count(24 * 90),
  supplementReminderHours: count(24 * 90),
  duplicateWindowDays: count(365),
  withdrawalMaxRequests: count(20),
  withdrawalWindow: limit.nullable(),
  extensionMaxRequests: count(20),
  extensionMaxDays: count(365),
  extensionBase: z.enum(['due', 'approval']),
  decisionReminder: z.strictObject({ every: period('催复间隔'), escalateFrom: count(20, '第几次起告知负责人') }),
} as const satisfies Record<SettingName, z.ZodType>;
export type SettingName = keyof ProvinceSettings;

/** What the audit trail is searched by; all given ones must hold. */
export const auditCriteria = z
  .strictObject({
    actor: z.string().min(1).max(64).exactOptional().meta({ title: '操作人用户名', description: '或平台、系统部件的标识' }),
    action: z.string().regex(/^[A-Za-z.]{1,60}$/).exactOptional().meta({ title: '动作', description: '动作或其开头，如 user.' }),
    orderNo: z.string().min(1).max(64).exactOptional().meta({ title: '受理编号' }),
    from: z.iso.date().exactOptional().meta({ title: '起' }),
    to: z.iso.date().exactOptional().meta({ title: '止' }),
  })
  .meta({ title: '审计查询' });
export type AuditCriteria = z.output<typeof auditCriteria>;

/** A password that people choose: long rather than complicated. */
export const passwordChange = z
  .strictObject({ current: z.string().min(1).max(256).meta({ title: '当前密码' }), next: z.string().min(10).max(128).meta({ title: '新密码', description: '10 至 128 个字符' }) })
  .meta({ title: '修改密码' });
