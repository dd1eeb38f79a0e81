import { z } from 'zod';

const onOff = z.enum(['on', 'off', 'true', 'false']).transform((value) => value === 'on' || value === 'true');
const requests = z.coerce.number().int().min(0);
const port = z.coerce.number().int().min(1).max(65_535);

/** Settings of the environment that both processes read. Times are milliseconds unless the name says otherwise. */
const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('PostgreSQL 连接地址'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10).describe('每个进程的数据库连接数上限'),
  HOST: z.string().default('127.0.0.1').describe('API 监听地址'),
  PORT: port.default(3000).describe('API 与页面端口'),
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000').describe('对外访问地址，决定登录 Cookie 与附件链接'),
  ZEEBE_ADDRESS: z.string().regex(/^[^:/]+:\d+$/).default('127.0.0.1:26500').describe('流程引擎 gRPC 地址，主机:端口'),
  ENGINE_ID: z.uuid().optional().describe('引擎数据目录的编号；与数据库记录的编号不一致时拒绝启动'),
  ENGINE_MANAGEMENT_URL: z.url().optional().describe('引擎管理接口地址，仅在时钟可调整时使用'),
  CLOCK_CONTROLLED: onOff.default(false).describe('业务时钟可调整（测试、演示）'),
  KEYS_FILE: z.string().min(1).default('.data/keys.json').describe('密钥文件'),
  CRYPTO_PROFILE: z.enum(['intl', 'gm']).default('intl').describe('加密算法：intl 国际，gm 国密'),
  FILES_DIR: z.string().min(1).default('.data/files').describe('附件加密存放目录'),
  CLAMD_ADDRESS: z.string().optional().describe('clamd 地址，主机:端口或套接字路径'),
  SCAN: onOff.default(true).describe('病毒扫描；关闭时附件标记为“未扫描”'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((proxy) => proxy.trim()).filter((proxy) => proxy !== ''))
    .describe('反向代理的地址或网段，逗号分隔；只采信它们转来的来源地址'),
  RATE_LIMIT_PER_ADDRESS: requests.default(12_000).describe('每个来源地址每 10 秒最多请求数（每个进程）；0 为不限'),
  RATE_LIMIT_PER_KEY: requests.default(6_000).describe('每个平台密钥每 10 秒最多请求数（每个进程）；0 为不限'),
  ALLOW_LOOPBACK_TARGETS: onOff.default(false).describe('允许回调本机地址（测试、演示）'),
  DEMO: onOff.default(false).describe('演示环境：自动生成密钥与演示数据'),
  SMS_GATEWAY_URL: z.url().optional().describe('短信网关地址；不设时短信留在库里不发'),
  SMS_GATEWAY_SECRET: z.string().startsWith('whsec_').optional().describe('短信网关签名密钥，whsec_ 开头'),
  WORKER_ROLES: z
    .string()
    .default('dispatcher,workers,sender,sealer,reconciler,files,pages,calendar,limits,sms,names')
    .transform((list) => list.split(',').map((role) => role.trim()).filter((role) => role !== ''))
    .describe('本进程承担的角色，逗号分隔'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('日志级别'),
});

export type Config = z.output<typeof schema>;

/** Reads the environment. Reports every fault at once: name, what was found wrong, what it is for. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    const meaning = schema.shape[name as keyof typeof schema.shape].description ?? '';
    return `  ${name}（${meaning}）：${issue.message}`;
  });
  throw new Error(`环境变量有误：\n${faults.join('\n')}`);
}

/** A default as it is written in the environment. */
function written(value: string | number | boolean | string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** A variable of the environment. Without a default it is either required or may be left out. */
export type DescribedVariable = { name: string; meaning: string; isRequired: boolean; defaultValue: string | undefined };

/** Every variable with its default and meaning, for the generated `.env.example`. */
export function describeConfig(): DescribedVariable[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const parsed = field.safeParse(undefined);
    return {
      name,
      meaning: field.description ?? '',
      isRequired: !parsed.success,
      defaultValue: parsed.success ? written(parsed.data) : undefined,
    };
  });
}
