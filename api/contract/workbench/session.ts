import { z } from 'zod';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';
import { codeOf } from '../../../domain/code-list/code-list.ts';

export { loginSchema as loginBody } from '../../../domain/user/schema.ts';

/** The logged-in user. */
export const userView = z
  .strictObject({
    id: z.uuid().meta({ title: '用户标识' }),
    login: z.string().meta({ title: '用户名' }),
    name: z.string().meta({ title: '姓名' }),
    duty: z.string().meta({ title: '职务' }),
    unit: z
      .strictObject({
        id: z.string().meta({ title: '单位编码' }),
        name: z.string().meta({ title: '单位名称' }),
        level: codeOf(unitLevelList),
        provinceCode: z.string().nullable().meta({ title: '省级区划编码' }),
      })
      .meta({ title: '所在单位' }),
    rights: z.array(z.string()).meta({ title: '权限' }),
    mustChangePassword: z.boolean().meta({ title: '须先修改密码' }),
    pages: z.array(z.string()).meta({ title: '可用页面', description: '按菜单顺序' }),
  })
  .meta({ title: '当前用户' });

export type UserView = z.output<typeof userView>;
