import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';
import { instant } from '../../../domain/shared/schema.ts';

export {
  auditCriteria, newKey as newKeyBody, newPlatform as newPlatformBody, newUnit as newUnitBody, newUser as newUserBody, passwordChange as passwordChangeBody, platformChange as platformChangeBody,
  unitChange as unitChangeBody, userChange as userChangeBody,
} from '../../../domain/admin/schema.ts'; // prettier-ignore

const cursor = z.string().max(200).exactOptional().meta({ title: '上一页给出的游标' });
const pageSize = z.coerce.number().int().min(1).max(200).exactOptional().meta({ title: '每页条数', description: '默认 50' });

export const accountsQuery = z.strictObject({
  unitId: z.string().max(12).exactOptional().meta({ title: '单位' }),
  term: z.string().min(1).max(40).exactOptional().meta({ title: '用户名、姓名或单位' }),
  after: cursor,
  limit: pageSize,
});

const account = z
  .strictObject({
    id: z.uuid(),
    login: z.string().meta({ title: '用户名' }),
    name: z.string().meta({ title: '姓名' }),
    duty: z.string().meta({ title: '职务' }),
    phone: z.string().meta({ title: '联系电话（已脱敏）' }),
    unitId: z.string(),
    unitName: z.string().meta({ title: '单位' }),
    unitLevel: codeOf(unitLevelList),
    rights: z.array(z.string()).meta({ title: '权限' }),
    active: z.boolean().meta({ title: '在用' }),
    lockedUntil: instant.nullable().meta({ title: '锁定至' }),
    mustChangePassword: z.boolean().meta({ title: '须修改密码' }),
  })
  .meta({ title: '用户' });

export const accountsPage = z.strictObject({ accounts: z.array(account), next: z.string().nullable(), actions: z.array(z.string()).meta({ title: '可执行的操作' }) }).meta({ title: '用户列表' });
export const newAccount = z.strictObject({ userId: z.uuid(), password: z.string().meta({ title: '一次性密码', description: '只显示这一次' }) }).meta({ title: '已开户' });
export const newPassword = z.strictObject({ password: z.string().meta({ title: '一次性密码' }) }).meta({ title: '已重置' });
export const rightsBody = z.strictObject({ rights: z.array(z.string().max(30)).max(10).meta({ title: '权限' }) }).meta({ title: '权限变更' });

export const unitsQuery = z.strictObject({
  parentId: z.string().max(12).exactOptional().meta({ title: '上级单位' }),
  term: z.string().min(1).max(40).exactOptional().meta({ title: '名称或编码开头', description: '至多 50 个' }),
});
export const unitList = z
  .strictObject({
    units: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        level: codeOf(unitLevelList),
        provinceCode: z.string().nullable(),
        parentId: z.string().nullable(),
        parentName: z.string().nullable(),
        inUse: z.boolean(),
        phone: z.string().nullable().meta({ title: '单位电话' }),
        people: z.int().meta({ title: '在用人员数' }),
        below: z.int().meta({ title: '下级单位数' }),
      }),
    ),
    actions: z.array(z.string()).meta({ title: '可执行的操作' }),
  })
  .meta({ title: '单位列表' });
export const createdUnit = z.strictObject({ unitId: z.string() }).meta({ title: '已建单位' });
export const createdPlatform = z.strictObject({ platformId: z.uuid() }).meta({ title: '已建平台' });

const platform = z
  .strictObject({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    provinceCode: z.string(),
    workOrderTransfer: z.boolean(),
    callTransfer: z.boolean(),
    transferNumber: z.string(),
    interfaceCall: z.boolean(),
    pageCall: z.boolean(),
    anonymityRule: z.enum(['literal', 'required-unless-anonymous', 'always-optional']).nullable(),
    callbackUrl: z.string(),
    allowedTargets: z.array(z.string()),
    allowedOrigins: z.array(z.string()),
    sendsAccepted: z.boolean(),
    sendsStatusChanged: z.boolean(),
    live: z.boolean(),
    requestKeys: z.int().meta({ title: '有效的对方请求密钥数' }),
    callbackKeys: z.int().meta({ title: '有效的我方回调密钥数' }),
    missing: z.array(z.string()).meta({ title: '上线前还缺' }),
  })
  .meta({ title: '平台设置' });
export const platformList = z.strictObject({ platforms: z.array(platform), actions: z.array(z.string()).meta({ title: '可执行的操作' }) }).meta({ title: '平台列表' });

export const keyList = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        keyId: z.string(),
        purpose: z.enum(['request', 'callback']),
        algorithm: z.string(),
        // Keys from before the product was set up begin with the epoch.
        validFrom: z.iso.datetime(),
        validUntil: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ title: '平台密钥' });
export const issuedKey = z.strictObject({ keyId: z.string(), secret: z.string().meta({ title: '密钥', description: '只显示这一次' }) }).meta({ title: '新密钥' });

export const settingsQuery = z.strictObject({ provinceUnitId: z.string().max(12).meta({ title: '省' }) });
export const settingList = z
  .strictObject({ settings: z.array(z.strictObject({ name: z.string(), value: z.unknown(), byDefault: z.unknown() })) })
  .meta({ title: '设置' });
export const settingBody = z.strictObject({ provinceUnitId: z.string().max(12), value: z.unknown() }).meta({ title: '设置变更' });

export const auditPageQuery = z.strictObject({ after: cursor, limit: pageSize });
export const auditPage = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        id: z.string(),
        occurredAt: instant,
        actorKind: z.enum(['user', 'platform', 'system']),
        actorName: z.string(),
        unitName: z.string().nullable(),
        orderNo: z.string().nullable(),
        action: z.string(),
        fromStatus: z.string().nullable(),
        toStatus: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
        hasText: z.boolean(),
        isSealed: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ title: '审计记录' });
export const auditChain = z
  .strictObject({ verified: z.int().meta({ title: '已核验' }), unsealed: z.int().meta({ title: '待封签' }), brokenAtId: z.string().nullable().meta({ title: '断开处' }) })
  .meta({ title: '审计链核验' });
