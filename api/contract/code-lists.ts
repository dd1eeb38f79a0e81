import { z } from 'zod';

/** A published code list (P7.1). */
export const codeList = z
  .object({
    id: z.string().meta({ title: '代码表标识', examples: ['problem-category'] }),
    version: z.string().meta({ title: '版本', description: '取值或名称有任何变化时升高' }),
    title: z.string().meta({ title: '名称' }),
    source: z.string().meta({ title: '来源' }),
    entries: z
      .array(z.object({ code: z.string().meta({ title: '代码' }), name: z.string().meta({ title: '名称' }) }))
      .meta({ title: '取值' }),
  })
  .meta({ title: '代码表' });

/** All code lists. */
export const codeListCollection = z.object({ codeLists: z.array(codeList) }).meta({ title: '全部代码表' });

/** The code list an address names. */
export const codeListPath = z.object({ id: z.string().regex(/^[a-z-]{1,40}$/).meta({ title: '代码表标识', examples: ['risk'] }) });
