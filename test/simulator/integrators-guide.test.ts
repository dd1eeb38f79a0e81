import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { signatureExample, signatureHeaders } from '../../api/contract/signature.ts';
import { problemStatus } from '../../api/problems/registry.ts';
import { retryDelaySeconds } from '../../domain/delivery/retry-schedule.ts';
import { fieldProblemCodes } from '../../domain/shared/field-problem-codes.ts';
import { callbackFaultModes } from '../../simulator/fault-modes.ts';
import { callbackSignature } from '../../simulator/verify-callback.ts';

const guide = readFileSync(new URL('../../docs/integrators.md', import.meta.url), 'utf8');

type Verifier = { isGenuine: (headers: Record<string, string>, rawBody: string, secrets: string[], nowSeconds: number) => boolean };

/** The Node example of the guide, as a reader would copy it. */
async function exampleOfGuide(): Promise<Verifier> {
  const [, source] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
  const directory = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    writeFileSync(join(directory, 'verify.mjs'), source ?? '');
    return (await import(pathToFileURL(join(directory, 'verify.mjs')).href)) as Verifier;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('the guide for integrators', () => {
  it('verifies callbacks with the code it shows', async () => {
    const { isGenuine } = await exampleOfGuide();
    const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    const message = { webhookId: 'msg_1', timestamp: '1767225600', rawBody: '{"kind":"result","text":"已核实😀"}' };
    const signature = `v1,other ${callbackSignature('v1', secret, message)}`;
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1767225600', 'webhook-signature': signature };

    expect(isGenuine(headers, message.rawBody, ['whsec_AAAA', secret], 1_767_225_600)).toBe(true);
    expect(isGenuine(headers, `${message.rawBody} `, [secret], 1_767_225_600)).toBe(false);
    expect(isGenuine(headers, message.rawBody, [secret], 1_767_226_000)).toBe(false);
  });

  it('shows the worked example of the contract', () => {
    const { secret, method, target, timestamp, nonce, body, signatures } = signatureExample;

    for (const value of [secret, method, target, timestamp, nonce, body, ...Object.values(signatures), ...Object.values(signatureHeaders)])
      expect(guide).toContain(value);
  });

  it('names problems with the status they have', () => {
    const rows = [...guide.matchAll(/^\| (\d{3}) \| (.*?) \|/gm)];
    const told = rows.flatMap(([, status, codes]) => [...(codes ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code, Number(status)]));

    expect(told.length).toBeGreaterThan(15);
    for (const [code, status] of told) expect([code, problemStatus[code as keyof typeof problemStatus]]).toEqual([code, status]);
  });

  it('names field codes and faults that exist', () => {
    const [, line] = /常见的字段错误码：(.*)/.exec(guide) ?? [];
    const codes = [...(line ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code);
    const faults = [...guide.matchAll(/simulate -- fault [\w-]+ (\w+)/g)].map(([, mode]) => mode).filter((mode) => mode !== 'off');

    for (const code of codes) expect(Object.keys(fieldProblemCodes)).toContain(code);
    for (const mode of faults) expect(Object.keys(callbackFaultModes)).toContain(mode);
  });

  it('tells the retry schedule that is kept', () => {
    const words = retryDelaySeconds.map((seconds) => (seconds < 60 ? `${seconds} 秒` : seconds < 3600 ? `${seconds / 60} 分钟` : `${seconds / 3600} 小时`));

    expect(guide).toContain(`失败后约 ${words.join('、')}各试一次`);
  });
});
