import { z } from 'zod';
import type { ErrorCode } from '../../../domain/shared/schema.ts';
import type { Operation } from '../operation.ts';
import {
  accountsPage, accountsQuery, auditChain, auditCriteria, auditPage, auditPageQuery, issuedKey, keyList, createdPlatform, createdUnit,
  newAccount, newKeyBody, newPassword, newPlatformBody, newUnitBody, newUserBody,
  passwordChangeBody, platformChangeBody, platformList, rightsBody, settingBody, settingList, settingsQuery, unitChangeBody, unitList, unitsQuery, userChangeBody,
} from './admin.ts'; // prettier-ignore

type Row = Omit<Operation, 'security' | 'tag'>;
const done = { 204: { description: '已完成' } } as const;
const refused: readonly ErrorCode[] = ['right-required', 'not-found', 'validation-failed'];
const ok = (body: z.ZodType) => ({ 200: { description: '成功', body } });
const user = z.object({ userId: z.uuid() });
const platform = z.object({ platformId: z.uuid() });

/** 系统管理员, 安全管理员, 审计管理员: three separate rights; every change is audited with before and after. */
export const adminOperations: readonly Row[] = [
  { operationId: 'listAccounts', method: 'get', path: '/admin/users', summary: '用户列表（系统、安全管理员）', query: accountsQuery, responses: ok(accountsPage), problems: ['right-required', 'validation-failed'] },
  { operationId: 'createAccount', method: 'post', path: '/admin/users', summary: '开户，一次性密码（系统管理员）', body: newUserBody, responses: { 201: { description: '已开户', body: newAccount } }, problems: [...refused, 'login-taken'] },
  { operationId: 'changeAccount', method: 'put', path: '/admin/users/{userId}', summary: '变更用户（系统管理员）', pathParameters: user, body: userChangeBody, responses: done, problems: [...refused, 'rights-incompatible', 'last-administrator'] },
  { operationId: 'setRights', method: 'put', path: '/admin/users/{userId}/rights', summary: '设定权限（安全管理员）', pathParameters: user, body: rightsBody, responses: done, problems: [...refused, 'rights-incompatible', 'last-administrator'] },
  { operationId: 'unlockAccount', method: 'post', path: '/admin/users/{userId}/unlocking', summary: '解除锁定（安全管理员）', pathParameters: user, responses: done, problems: refused },
  { operationId: 'resetPassword', method: 'post', path: '/admin/users/{userId}/password-reset', summary: '重置密码（安全管理员）', pathParameters: user, responses: ok(newPassword), problems: refused },
  { operationId: 'listUnits', method: 'get', path: '/admin/units', summary: '单位（系统、安全管理员）', query: unitsQuery, responses: ok(unitList), problems: ['right-required', 'validation-failed'] },
  { operationId: 'createUnit', method: 'post', path: '/admin/units', summary: '建立单位（系统管理员）', body: newUnitBody, responses: { 201: { description: '已建立', body: createdUnit } }, problems: [...refused, 'region-unknown', 'unit-exists'] },
  { operationId: 'changeUnit', method: 'put', path: '/admin/units/{unitId}', summary: '变更单位（系统管理员）', pathParameters: z.object({ unitId: z.string() }), body: unitChangeBody, responses: done, problems: [...refused, 'unit-has-open-work'] },
  { operationId: 'listPlatforms', method: 'get', path: '/admin/platforms', summary: '平台设置（系统、安全管理员，运维人员）', responses: ok(platformList), problems: ['right-required'] },
  { operationId: 'createPlatform', method: 'post', path: '/admin/platforms', summary: '建立平台（系统管理员）', body: newPlatformBody, responses: { 201: { description: '已建立，尚未上线', body: createdPlatform } }, problems: [...refused, 'platform-code-taken'] },
  { operationId: 'changePlatform', method: 'put', path: '/admin/platforms/{platformId}', summary: '变更平台设置（系统管理员）', pathParameters: platform, body: platformChangeBody, responses: done, problems: refused },
  { operationId: 'listKeys', method: 'get', path: '/admin/platforms/{platformId}/keys', summary: '平台密钥，不含密钥内容（安全管理员，运维人员）', pathParameters: platform, responses: ok(keyList), problems: refused },
  { operationId: 'issueKey', method: 'post', path: '/admin/platforms/{platformId}/keys', summary: '发放密钥，旧密钥重叠有效（安全管理员）', pathParameters: platform, body: newKeyBody, responses: { 201: { description: '新密钥，只显示这一次', body: issuedKey } }, problems: refused },
  { operationId: 'endKey', method: 'post', path: '/admin/platform-keys/{keyId}/ending', summary: '立即停用密钥（安全管理员）', pathParameters: z.object({ keyId: z.string() }), responses: done, problems: refused },
  { operationId: 'readSettings', method: 'get', path: '/admin/settings', summary: '本省设置（系统管理员）', query: settingsQuery, responses: ok(settingList), problems: refused },
  { operationId: 'changeSetting', method: 'put', path: '/admin/settings/{name}', summary: '变更一项设置（系统管理员）', pathParameters: z.object({ name: z.string() }), body: settingBody, responses: done, problems: refused },
  { operationId: 'searchAudit', method: 'post', path: '/admin/audit/search', summary: '查询审计记录（审计管理员）', query: auditPageQuery, body: auditCriteria, responses: ok(auditPage), problems: ['right-required', 'validation-failed'] },
  { operationId: 'verifyAudit', method: 'get', path: '/admin/audit/chain', summary: '核验审计链（审计管理员）', responses: ok(auditChain), problems: ['right-required'] },
  { operationId: 'changeOwnPassword', method: 'post', path: '/session/password', summary: '修改本人密码', body: passwordChangeBody, responses: done, problems: ['validation-failed', 'login-failed'] },
]; // prettier-ignore
