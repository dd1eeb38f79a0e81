import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Right } from '../../domain/user/right.ts';
import type { Unit, UnitLevel } from '../../domain/unit/unit.ts';
import { staffPhonePlace } from '../../infra/postgres/user-repository.ts';
import { callTransferProvinces } from './platforms.ts';

/** A post in a unit: the end of its login, the holder's 职务 and rights. */
type Post = { login: string; duty: string; rights: readonly Right[] };

const working: readonly Post[] = [
  { login: 'handler', duty: '业务员', rights: ['handler'] },
  { login: 'handler2', duty: '业务员', rights: ['handler'] },
  { login: 'reviewer', duty: '科长', rights: ['reviewer'] },
];
const supervisor: Post = { login: 'supervisor', duty: '处长', rights: ['supervisor'] };
/** 三员: three roles that nobody holds together. */
const administrators: readonly Post[] = [
  { login: 'system-admin', duty: '系统管理员', rights: ['systemAdmin'] },
  { login: 'security-admin', duty: '安全管理员', rights: ['securityAdmin'] },
  { login: 'audit-admin', duty: '审计管理员', rights: ['auditAdmin'] },
];

/** 坐席员 of a province that takes transferred calls; work-order transfer keeps none (P3.9). */
const seatAgents: readonly Post[] = ['seat', 'seat2'].map((login) => ({ login, duty: '坐席员', rights: ['seatAgent'] }));

/** The posts of a unit of each level. */
export const posts: Record<UnitLevel, readonly Post[]> = {
  county: working,
  city: [...working, supervisor],
  province: [
    ...working,
    supervisor,
    { login: 'operator', duty: '运维工程师', rights: ['operator'] },
    { login: 'unseal', duty: '密封信息专员', rights: ['handler', 'unseal'] },
    { login: 'knowledge', duty: '知识管理员', rights: ['knowledgeEditor'] },
    ...administrators,
  ],
  national: [
    { login: 'handler', duty: '业务员', rights: ['nationalHandler'] },
    supervisor,
    { login: 'unseal', duty: '密封信息专员', rights: ['nationalHandler', 'unseal'] },
    { login: 'operator', duty: '运维工程师', rights: ['operator'] },
    ...administrators,
  ],
};

const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖');
const givenNames = [
  '建国', '志强', '海燕', '丽华', '文斌', '晓东', '秀英', '国平', '红梅', '永康', '雪琴', '立新', '志远', '春兰', '少华', '明辉', '玉珍', '振宇', '慧敏',
  '家豪', '思远', '雅婷', '俊杰', '子涵', '静', '磊', '勇', '娟', '涛', '敏', '伟', '芳', '军', '玲', '斌', '霞', '鹏', '洁', '刚', '倩',
]; // prettier-ignore

/** Bytes that are the same for the same login on every machine. */
const bytesOf = (login: string) => createHash('sha256').update(`12317 demo ${login}`).digest();

/** A UUID (version 8: made by rule) of those bytes. */
function idOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

/** An invented person for a post: always the same one for the same login. No operator has the range 154. */
export function personFor(login: string): { id: string; name: string; phone: string } {
  const bytes = bytesOf(login);
  return {
    id: idOf(bytes),
    name: `${pick(surnames, bytes.readUInt16BE(20))}${pick(givenNames, bytes.readUInt16BE(22))}`,
    phone: `1540000${String(bytes.readUInt16BE(24) % 10_000).padStart(4, '0')}`,
  };
}

/** Fills the posts of units; who is there already stays as they are, password included. Returns how many were new. */
export async function insertPeople(
  database: Knex,
  cipher: FieldCipher,
  units: readonly Unit[],
  passwordHash: string,
): Promise<number> {
  const rows = units.flatMap((unit) =>
    [...posts[unit.level], ...(callTransferProvinces.includes(unit.id) ? seatAgents : [])].map(({ login: end, duty, rights }) => {
      const login = `${unit.id.slice(0, 6)}-${end}`;
      const { id, name, phone } = personFor(login);
      return {
        id,
        login,
        password_hash: passwordHash,
        name,
        duty,
        phone_enc: cipher.seal(phone, staffPhonePlace(id)),
        unit_id: unit.id,
        rights: [...rights],
      };
    }),
  );
  let count = 0;
  for (let start = 0; start < rows.length; start += 1000) {
    const inserted = await database('app_user').insert(rows.slice(start, start + 1000)).onConflict('login').ignore().returning('id');
    count += inserted.length;
  }
  return count;
}
