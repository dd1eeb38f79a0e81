import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { callAnnouncement } from '../api/contract/calls.ts';
import { readCredentials, type PlatformCredentials } from './credentials.ts';
import { createPlatformClient, type PlatformClient } from './platform-client.ts';
import type { Settings } from './settings.ts';

/** Nobody's number: no operator has the range 154. */
const inventedNumber = () => `1540000${String(randomInt(10_000)).padStart(4, '0')}`;

/** Announces one call as the platform that transfers it; throws where 12317 refuses it. */
export async function announceCall(
  apiUrl: string,
  platform: PlatformCredentials,
  call: { callerNumber?: string | undefined; agentNumber?: string | undefined; callId?: string; client?: PlatformClient },
): Promise<{ callId: string; callerNumber: string }> {
  const { callId = `CALL-${randomUUID()}`, callerNumber = inventedNumber(), agentNumber } = call;
  const announcement = callAnnouncement.parse({
    callId,
    callerNumber,
    calledAt: new Date().toISOString(),
    ...(agentNumber === undefined ? {} : { agentNumber }),
  });
  const client = call.client ?? createPlatformClient(apiUrl, platform, { connections: 1 });
  try {
    const { httpStatus, body } = await client.announceCall(announcement);
    if (httpStatus >= 300) throw new Error(`来电未被接收（${httpStatus}）：${z.looseObject({ detail: z.string() }).safeParse(body).data?.detail ?? ''}`);
    return { callId, callerNumber };
  } finally {
    if (call.client === undefined) await client.close();
  }
}

/** `call`: announces a call of a province, so that the seat page pops up. Returns the number of surprises. */
export async function callCommand(settings: Settings, [province = '43', callerNumber]: readonly string[], agentNumber: string | undefined): Promise<number> {
  const platform = (await readCredentials(settings.credentialsPath)).find(({ provinceCode }) => provinceCode.startsWith(province));
  if (!platform) throw new Error(`没有这样的平台：${province}`);
  const call = await announceCall(settings.apiUrl, platform, { callerNumber, agentNumber });
  console.log(`已通知来电转接：${platform.name}，通话 ${call.callId}，来电号码 ${call.callerNumber}。坐席员登录工作台后在“来电”中接听。`);
  return 0;
}
