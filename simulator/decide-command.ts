import { createControlClient } from './control-client.ts';
import { readCredentials } from './credentials.ts';
import { createPlatformClient } from './platform-client.ts';
import { decisionOf, sendDecision, type DecisionWord, type RequestKind } from './send-decision.ts';
import type { Settings } from './settings.ts';

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
