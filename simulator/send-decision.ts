import { createControlClient } from './control-client.ts';
import { readCredentials } from './credentials.ts';
import { createPlatformClient, type PlatformAnswer, type PlatformClient } from './platform-client.ts';
import type { Settings } from './settings.ts';

/** What 12345 is asked to decide. */
export type RequestKind = 'withdrawal' | 'extension';

/** 批复 (tables 4 and 5); without a number it belongs to the one sent request of its kind. */
export type Decision = { decision: '1' | '2'; opinion: string; requestNo?: string };

/** The decision of each word of rules and command line, with an opinion. */
export const decisionOf = {
  agree: { decision: '1', opinion: '经研究，同意。' },
  refuse: { decision: '2', opinion: '经研究，不同意，请继续按原要求办理。' },
} as const satisfies Record<string, Decision>;

export type DecisionWord = keyof typeof decisionOf;

/** Sends a decision once, over the connection of the order's platform. Throws where no answer came. */
export function sendDecision(client: PlatformClient, kind: RequestKind, acceptanceNo: string, decision: Decision): Promise<PlatformAnswer> {
  return client.tell(acceptanceNo, `${kind}-decisions`, decision);
}

const isKind = (word: string | undefined): word is RequestKind => word === 'withdrawal' || word === 'extension';
const isWord = (word: string | undefined): word is DecisionWord => word === 'agree' || word === 'refuse';

/** `decide <withdrawal|extension> <agree|refuse> <受理编号> …`: answers by hand and prints what came back. The number refused. */
export async function decideCommand(
  settings: Pick<Settings, 'apiUrl' | 'credentialsPath' | 'simulatorUrl'>,
  [kind, word, ...acceptanceNos]: readonly string[],
  more: { text?: string | undefined; requestNo?: string | undefined } = {},
): Promise<number> {
  if (!isKind(kind) || !isWord(word) || acceptanceNos.length === 0) throw new Error('用法：decide <withdrawal|extension> <agree|refuse> <受理编号> …');
  const platforms = await readCredentials(settings.credentialsPath);
  const chosen = decisionOf[word];
  const decision = { ...chosen, opinion: more.text ?? chosen.opinion, ...(more.requestNo === undefined ? {} : { requestNo: more.requestNo }) };
  const control = createControlClient(settings.simulatorUrl);
  let refused = 0;
  for (const acceptanceNo of acceptanceNos) {
    const platform = platforms.find(({ provinceCode }) => provinceCode.startsWith(acceptanceNo.slice(5, 7)));
    if (!platform) throw new Error(`没有 ${acceptanceNo} 所在省的演示平台`);
    const client = createPlatformClient(settings.apiUrl, platform, { connections: 1 });
    const { httpStatus, body } = await sendDecision(client, kind, acceptanceNo, decision).finally(() => client.close());
    if (httpStatus >= 300) refused += 1;
    // The page of a running simulator needn't ask for it any more.
    else await control.noteDecision({ at: new Date().toISOString(), platformCode: platform.platformCode, acceptanceNo, kind, statuses: [httpStatus] }).catch(() => undefined);
    console.log(`${acceptanceNo} 批复：${httpStatus} ${JSON.stringify(body)}`);
  }
  return refused;
}
