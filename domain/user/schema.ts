import { z } from 'zod';

/** Body of a login. The password's length is bounded so that hashing it can't be abused; ASVS asks for at least 64. */
export const loginSchema = z
  .strictObject({
    login: z.string().min(1).max(64).meta({ title: '用户名', examples: ['430000-handler'] }),
    password: z.string().min(1).max(256).meta({ title: '密码' }),
  })
  .meta({ title: '登录' });
