import { displayWidth } from '../console/display-width.ts';
import type { RunningEngine } from '../engine/start-engine.ts';
import type { StartSettings } from './settings.ts';

/** The last screen of a start: where everything is. */
export function describeProduct(settings: StartSettings, engine: RunningEngine, seconds: number): string {
  const api = `http://127.0.0.1:${settings.ports.api}`;
  const rows: [string, string][] = [
    ['接口与页面', api],
    ['接口文档', `${api}/docs`],
    ['接口描述', `${api}/openapi.json`],
    ...(engine.operateUrl === undefined ? [] : ([['Operate', `${engine.operateUrl}（demo / demo）`]] as [string, string][])),
    ['12345 模拟器', `http://127.0.0.1:${settings.ports.simulator}`],
    ['12345 坐席界面', `http://127.0.0.1:${settings.ports.simulator}/seat`],
    ['流程引擎', `${engine.engineVersion}，gRPC ${engine.gatewayAddress}`],
    ['PostgreSQL', `127.0.0.1:${settings.ports.postgres}`],
    ['数据与日志', settings.dataDirectory],
  ];
  const width = Math.max(...rows.map(([title]) => displayWidth(title)));
  const lines = rows.map(([title, text]) => `  ${title}${' '.repeat(width - displayWidth(title))}  ${text}`);
  return [`\n已就绪，用时 ${seconds.toFixed(1)} 秒`, '', ...lines, '', '  结束：Ctrl-C 或 npm run stop    清空数据：npm run reset', ''].join('\n');
}
