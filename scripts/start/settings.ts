import { join, resolve } from 'node:path';
import { type EngineVersion, engineVersions } from '../engine/fetch-engine.ts';

export const projectFolder = join(import.meta.dirname, '../..');

/** Every port of the product with the variable that changes it. */
export const portVariables = {
  api: { variable: 'PORT', byDefault: 3000, title: 'API 与页面' },
  simulator: { variable: 'SIMULATOR_PORT', byDefault: 3100, title: '12345 模拟器' },
  postgres: { variable: 'POSTGRES_PORT', byDefault: 54_329, title: 'PostgreSQL' },
  gateway: { variable: 'ENGINE_PORT', byDefault: 26_500, title: '流程引擎 gRPC' },
  command: { variable: 'ENGINE_COMMAND_PORT', byDefault: 26_501, title: '流程引擎内部（命令）' },
  internal: { variable: 'ENGINE_INTERNAL_PORT', byDefault: 26_502, title: '流程引擎内部（集群）' },
  management: { variable: 'ENGINE_MANAGEMENT_PORT', byDefault: 9600, title: '流程引擎管理' },
  web: { variable: 'OPERATE_PORT', byDefault: 8080, title: 'Operate' },
  openSearch: { variable: 'OPENSEARCH_PORT', byDefault: 9201, title: 'OpenSearch' },
} as const;

const defaultVersion: EngineVersion = '8.6.0';

export type PortName = keyof typeof portVariables;

export interface StartSettings {
  /** Everything the product writes. */
  readonly dataDirectory: string;
  readonly engineVersion: EngineVersion;
  readonly operate: boolean;
  readonly ports: Readonly<Record<PortName, number>>;
}

/**
 * Reads what may be set about a start. `OPERATE=off` leaves Operate and OpenSearch out, an engine version without
 * Operate does so by itself. Throws one sentence that names the variable that is wrong.
 */
export function readStartSettings(env: NodeJS.ProcessEnv): StartSettings {
  const wanted = env['ENGINE_VERSION'] ?? defaultVersion;
  const engineVersion = engineVersions.find((version) => version === wanted);
  if (!engineVersion) throw new Error(`ENGINE_VERSION 只能是 ${engineVersions.join('、')}，现在是“${wanted}”。`);
  const operate = env['OPERATE'] ?? 'on';
  if (!['on', 'off'].includes(operate)) throw new Error(`OPERATE 只能是 on 或 off，现在是“${operate}”。`);
  const ports = Object.fromEntries(
    Object.entries(portVariables).map(([name, { variable, byDefault }]) => [name, readPort(variable, env[variable], byDefault)]),
  ) as Record<PortName, number>;
  return {
    dataDirectory: resolve(projectFolder, env['DATA_DIR'] ?? defaultDataDirectory(engineVersion)),
    engineVersion,
    operate: operate === 'on' && engineVersion === '8.6.0',
    ports,
  };
}

/** A database belongs to one engine, so each engine version has data of its own; the default one's is the plain folder. */
function defaultDataDirectory(version: EngineVersion): string {
  return version === defaultVersion ? '.data' : join('.data', version);
}

function readPort(variable: string, text: string | undefined, byDefault: number): number {
  if (text === undefined || text === '') return byDefault;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${variable} 应为 1–65535 之间的端口号，现在是“${text}”。`);
  return port;
}

/** The ports a start really listens on; those of parts that are left out may be busy. */
export function portsInUse(settings: StartSettings): PortName[] {
  const names = Object.keys(portVariables) as PortName[];
  const withoutBroker: PortName[] = settings.engineVersion === '8.8.21' ? ['command', 'internal', 'web'] : [];
  const withoutOperate: PortName[] = settings.operate ? [] : ['openSearch'];
  return names.filter((name) => ![...withoutBroker, ...withoutOperate].includes(name));
}
