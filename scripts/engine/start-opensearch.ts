import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../processes/free-port.ts';
import { type ManagedChild, lastLines, startChild } from '../processes/start-child.ts';
import { fetchEngine } from './fetch-engine.ts';
import { findJava } from './find-java.ts';

export interface OpenSearchSettings {
  /** Holds the indices (`opensearch/`), the log (`logs/`) and the pid file (`pids/`). */
  readonly dataDirectory: string;
  readonly port: number;
  /** Between nodes, of which there is one; any free port when left out. */
  readonly transportPort?: number;
  readonly onProgress?: (text: string) => void;
}

export interface OpenSearch {
  readonly url: string;
  readonly child: ManagedChild;
  /** Settles when it takes requests; throws when its process ends before or 120 s are over. */
  readonly ready: Promise<void>;
}

/** Starts the store behind Operate and returns at once; `ready` tells when it can be used. */
export async function startOpenSearch(settings: OpenSearchSettings): Promise<OpenSearch> {
  const [folder, java] = [await fetchEngine('opensearch', settings.onProgress), await findJava()];
  const child = await startChild({
    name: 'opensearch',
    command: java.command,
    args: [
      '-Xmx768m',
      // It only feeds Operate: a quick start is worth more than its peak speed.
      '-XX:TieredStopAtLevel=1',
      '-cp',
      [join(folder, 'classes'), join(folder, 'lib/*')].join(delimiter),
      'OpenSearchStore',
      join(settings.dataDirectory, 'opensearch'),
      'orders',
      String(settings.port),
      String(settings.transportPort ?? (await freePort())),
    ],
    env: { PATH: process.env['PATH'] },
    logFile: join(settings.dataDirectory, 'logs/opensearch.log'),
    pidFolder: join(settings.dataDirectory, 'pids'),
  });
  const url = `http://127.0.0.1:${settings.port}`;
  const ready = waitUntilUsable(url, child);
  ready.catch(() => undefined);
  return { url, child, ready };
}

async function waitUntilUsable(url: string, child: ManagedChild): Promise<void> {
  const giveUpAt = Date.now() + 120_000;
  while (!(await acceptsSettings(url))) {
    if (!child.running()) throw new Error(`OpenSearch 启动失败：\n${lastLines(child.logFile)}`);
    if (Date.now() > giveUpAt) throw new Error(`OpenSearch 在 120 秒内没有就绪，日志：${child.logFile}`);
    await sleep(200);
  }
}

/** On a disk that is more than 90 % full OpenSearch would make the indices read-only: that check is switched off. */
async function acceptsSettings(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_cluster/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persistent: { 'cluster.routing.allocation.disk.threshold_enabled': false } }),
      signal: AbortSignal.timeout(5000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
