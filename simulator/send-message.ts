import { randomUUID } from 'node:crypto';
import { readCredentials } from './credentials.ts';
import { createPlatformClient, type PlatformAnswer, type PlatformClient } from './platform-client.ts';
import type { Settings } from './settings.ts';

/** What 12345 may say about an order under way or completed, by its command. */
export const messageCommands = {
  remind: { path: 'reminders', prefix: 'CB', words: 'text', text: '来电人再次来电询问，请加快办理。', title: '催办' },
  supplement: { path: 'supplements', prefix: 'BC', words: 'text', text: '来电人补充：可联系村组核对相关材料。', title: '补充材料' },
  cancel: { path: 'cancellation', prefix: 'CD', words: 'reason', text: '来电人表示问题已经解决，要求撤回。', title: '撤单' },
  rehandle: { path: 'rehandlings', prefix: 'CH', words: 'reason', text: '来电人对办理结果不满意，要求重办。', title: '重办' },
} as const;

export type MessageCommand = keyof typeof messageCommands;

/** Whether a word of the command line is one of them. */
export const isMessageCommand = (word: string): word is MessageCommand => Object.hasOwn(messageCommands, word);

/** More of a message than its words: `requestNo`, `attachments`, `finishBy`, or a number of one's own to send it again. */
export type MessageDetails = { messageNo?: string; text?: string } & Record<string, unknown>;

/** The body of a message, under a new number unless one is given. */
export function messageBody(command: MessageCommand, { text, ...details }: MessageDetails = {}): Record<string, unknown> {
  const { prefix, words, text: usual } = messageCommands[command];
  return { messageNo: `${prefix}-${randomUUID().slice(0, 13)}`, [words]: text ?? usual, ...details };
}

/** Sends a message about an order once, over the connection of its platform. */
export function sendMessage(client: PlatformClient, command: MessageCommand, acceptanceNo: string, details: MessageDetails = {}): Promise<PlatformAnswer> {
  return client.tell(acceptanceNo, messageCommands[command].path, messageBody(command, details));
}

/** `remind`, `supplement`, `cancel`, `rehandle`: says so about each order and prints the answers. The number refused. */
export async function messageCommand(
  settings: Pick<Settings, 'apiUrl' | 'credentialsPath'>,
  command: MessageCommand,
  acceptanceNos: readonly string[],
  details: MessageDetails = {},
): Promise<number> {
  if (acceptanceNos.length === 0) throw new Error(`用法：${command} <受理编号> …`);
  const platforms = await readCredentials(settings.credentialsPath);
  let refused = 0;
  for (const acceptanceNo of acceptanceNos) {
    const platform = platforms.find(({ provinceCode }) => provinceCode.startsWith(acceptanceNo.slice(5, 7)));
    if (!platform) throw new Error(`没有 ${acceptanceNo} 所在省的演示平台`);
    const client = createPlatformClient(settings.apiUrl, platform, { connections: 1 });
    try {
      const { httpStatus, body } = await sendMessage(client, command, acceptanceNo, details);
      if (httpStatus >= 300) refused += 1;
      console.log(`${acceptanceNo} ${messageCommands[command].title}：${httpStatus} ${JSON.stringify(body)}`);
    } finally {
      await client.close();
    }
  }
  return refused;
}
