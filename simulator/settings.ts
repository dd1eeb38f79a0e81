import { join, resolve } from 'node:path';
import { z } from 'zod';

const settingsSchema = z
  .object({
    API_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
    SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
    DATA_DIR: z.string().min(1).default('.data'),
    SEED_PASSWORD: z.string().min(1).default('12317-demo'),
  })
  .transform((env) => ({
    apiUrl: env.API_URL.replace(/\/$/, ''),
    port: env.SIMULATOR_PORT,
    simulatorUrl: `http://127.0.0.1:${env.SIMULATOR_PORT}`,
    credentialsPath: resolve(join(env.DATA_DIR, 'demo-platforms.json')),
    journalDirectory: resolve(join(env.DATA_DIR, 'simulator')),
    password: env.SEED_PASSWORD,
  }));

/** Where the simulator finds 12317, its keys and its own place; each from a variable with a default. */
export type Settings = z.infer<typeof settingsSchema>;

/** Reads the settings; a wrong one is named, never quoted. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const parsed = settingsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(`环境变量有误：${parsed.error.issues.map((issue) => issue.path.join('.')).join('、')}`);
}
