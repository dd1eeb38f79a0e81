import { startSimulator } from './run-simulator.ts';
import { readSettings } from './settings.ts';

/** The simulator as a process: receives callbacks until it is told to stop. */
const settings = readSettings(process.env);
try {
  const server = await startSimulator(settings);
  console.log(`12345 平台模拟器：${server.url}  （回调地址 ${server.url}/callbacks/{平台代码}）`);
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(busy ? `端口 ${settings.port} 已被占用：请设置 SIMULATOR_PORT 换一个端口` : error);
  process.exitCode = 1;
}
