import { z } from 'zod';
import { instant } from '../../domain/shared/schema.ts';

export { launchRequest } from '../../domain/page-call/schema.ts';

/** 页面调用票据: the address that the agent's browser opens; it holds nothing personal (P2.1). */
export const launchTicket = z
  .object({
    url: z.string().meta({ title: '页面地址', description: '在坐席界面的 iframe 或新窗口中打开；只含一次性票据，不含个人信息' }),
    ticket: z.string().meta({ title: '票据', description: '只能使用一次，60 秒内有效' }),
    expiresAt: instant.meta({ title: '票据失效时间' }),
    frameOrigins: z.array(z.string()).meta({ title: '允许嵌入的来源', description: '页面只能嵌入这些来源的页面；为空时只能在窗口中打开' }),
  })
  .meta({ title: '页面调用票据' });
