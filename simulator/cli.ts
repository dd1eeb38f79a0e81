import { parseArgs } from 'node:util';
import { callCommand } from './announce-call.ts';
import { batchCommand, casesCommand, faultCommand } from './commands.ts';
import { demoCommand, playCommand } from './demo.ts';
import { dayCommand, type DayOptions } from './day/day-command.ts';
import { decideCommand } from './decide-command.ts';
import { createControlClient } from './control-client.ts';
import { pushFaultNames, pushFaults } from './push-faults.ts';
import { isMessageCommand, messageCommand } from './send-message.ts';
import { reconcileCommand } from './reconcile.ts';
import { readSettings, type Settings } from './settings.ts';

const usage = `用法：npm run simulate -- <命令> [选项]

  batch    推送一批案例并核对应答    --count 40  --platform 43,50|all  --only 案例,案例  --faults all|名称,…  --wait 秒
  demo     同上，并扮演 12317 各级业务员把每张工单办结，等齐办理结果    --steps 逐步显示  --wait 每张工单最多等待的秒数
  day      一个省的一个工作日：各类工单、故障、催办补充撤单重办，各级业务员办到底，时钟逐段前移，最后核对并写符合性报告
           --orders 300  --seed 种子  --platform 43|all  --concurrency 并行数
  play     扮演业务员把在办工单办结    play <受理编号> …
  remind、supplement、cancel、rehandle
           以12345的名义催办、补充、撤单、重办    remind <受理编号> …  --text 内容  --request 补正请求编号
  decide   以12345的名义批复退单、延期    decide <withdrawal|extension> <agree|refuse> <受理编号> …  --text 批复意见  --request 请求编号
  call     通知一次来电转接          call <省代码> [来电号码]  --agent 坐席工号
  reconcile  以本平台留存的工单与消息对账    reconcile <日期>
  cases    列出全部案例
  fault    切换回调故障              fault <平台代码> <故障|off>  --times 次数  --kinds 类型,…  --seconds 秒

推送时可模拟（--faults）：${pushFaultNames.map((name) => `${name} ${pushFaults[name]}`).join('；')}
环境变量：API_URL、SIMULATOR_PORT、DATA_DIR、SEED_PASSWORD（演示人员的密码）`;

const options = {
  count: { type: 'string' },
  platform: { type: 'string', default: 'all' },
  only: { type: 'string', default: '' },
  faults: { type: 'string', default: '' },
  wait: { type: 'string' },
  steps: { type: 'boolean', default: false },
  orders: { type: 'string' },
  seed: { type: 'string' },
  concurrency: { type: 'string' },
  times: { type: 'string' },
  kinds: { type: 'string' },
  seconds: { type: 'string' },
  text: { type: 'string' },
  request: { type: 'string' },
  agent: { type: 'string' },
} as const;

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Error(`选项有误（${error instanceof Error ? error.message : ''}）\n\n${usage}`);
  }
}

type Values = ReturnType<typeof readArguments>['values'];

const list = (text: string | undefined) => (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');

/** A whole number of an option, or undefined where it isn't given. */
function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) throw new Error(`--${name} 应为整数`);
  return Number(text);
}

function batchOptions(values: Values) {
  const platforms = list(values.platform);
  const asked = list(values.faults);
  const unknown = asked.filter((name) => name !== 'all' && !(name in pushFaults));
  if (unknown.length > 0) throw new Error(`没有这样的故障：${unknown.join('、')}；可用：all、${pushFaultNames.join('、')}`);
  return {
    count: wholeNumber('count', values.count),
    platforms: platforms.includes('all') ? [] : platforms,
    only: list(values.only),
    faults: asked.includes('all') ? pushFaultNames : pushFaultNames.filter((name) => asked.includes(name)),
  };
}

const detailsOf = ({ text, request }: Values) => ({ ...(text === undefined ? {} : { text }), ...(request === undefined ? {} : { requestNo: request }) });

function dayOptions(values: Values): DayOptions {
  const [orders, seed, concurrency] = [wholeNumber('orders', values.orders), wholeNumber('seed', values.seed), wholeNumber('concurrency', values.concurrency)];
  return { orders: orders ?? 300, seed: seed ?? 12_317, concurrency: concurrency ?? 12, platforms: batchOptions(values).platforms };
}

/** A day, a list of a day, or a message of 12345 about orders; anything else gets the usage. */
async function otherCommand(settings: Settings, command: string | undefined, rest: readonly string[], values: Values): Promise<number> {
  if (command === 'day') return dayCommand(settings, dayOptions(values));
  if (command === 'reconcile') return reconcileCommand(settings, rest[0]);
  if (command === 'decide') return decideCommand(settings, rest, { text: values.text, requestNo: values.request });
  if (command !== undefined && isMessageCommand(command)) return messageCommand(settings, command, rest, detailsOf(values));
  console.log(usage);
  return command === undefined ? 0 : 1;
}

async function run(): Promise<number> {
  const settings = readSettings(process.env);
  const { values, positionals } = readArguments();
  const wait = wholeNumber('wait', values.wait);
  const [command, ...rest] = positionals;
  switch (command) {
    case 'batch':
      return batchCommand(settings, { ...batchOptions(values), waitSeconds: wait ?? 5 });
    case 'demo': {
      const told = values.steps ? { concurrency: 1, onStep: (line: string) => console.log(line) } : {};
      return demoCommand(settings, { ...batchOptions(values), waitSeconds: wait ?? 180, ...told });
    }
    case 'play':
      return playCommand(settings, rest, wait ?? 180);
    case 'call':
      return callCommand(settings, rest, values.agent);
    case 'cases':
      return casesCommand();
    case 'fault':
      return faultCommand(createControlClient(settings.simulatorUrl), rest, {
        times: wholeNumber('times', values.times),
        kinds: values.kinds === undefined ? undefined : list(values.kinds),
        seconds: wholeNumber('seconds', values.seconds),
      });
    default:
      return otherCommand(settings, command, rest, values);
  }
}

try {
  process.exitCode = (await run()) === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
