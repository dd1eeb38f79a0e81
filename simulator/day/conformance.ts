import { operations } from '../../api/contract/operations.ts';
import { responseComponents } from '../../api/contract/components.ts';
import { callbackFaultModes } from '../fault-modes.ts';
import { pushFaults } from '../push-faults.ts';
import { kindText } from '../texts.ts';

/** One thing that the published contract promises and a day can try. */
export type ContractPoint = { id: string; area: string; title: string };
/** What became of it: how often tried, how often as promised; each failure in words, at most ten. */
export type PointResult = ContractPoint & { exercised: number; verified: number; failed: number; failures: string[] };

/** Notes each try; `why` says what was not as promised. */
export type Conformance = { note: (id: string, failure?: string) => void; results: () => PointResult[] };

const kindOfComponent = (name: string) => name.charAt(8).toLowerCase() + name.slice(9);

/** What is promised beyond single messages. */
export const promises = {
  'rule:nothing-lost': '每张受理的工单都能查到并走到结束',
  'rule:nothing-doubled': '同一平台编号只有一个受理编号，受理编号不重复',
  'rule:legal-state': '每张工单停在合法的结束状态，双方状态一致',
  'rule:one-result': '每一轮恰有一份办理结果，未办结的没有',
  'rule:sequence': '回传序号连续，轮次不倒退',
  'rule:refused-fields': '有误的提交逐字段指出，不保存',
  'rule:withdrawal': '同意的退单收回工单，不同意的继续办理',
  'rule:after-end': '结束后的来文得到 409，不改变内容',
  'rule:decision-once': '同一批复重发得到第一次的应答，相反的批复得到 409',
  'rule:dead-letter': '送达失败的消息经人工重放送达',
  'rule:closed-told': '人工关闭的工单，12345 恰好得到一次告知',
  'rule:reconciled': '日终对账没有差异',
} as const;

/** All points, those that no day has tried yet too: the sheet says so openly. */
export function contractPoints(): ContractPoint[] {
  const callbacks = Object.keys(responseComponents).filter((name) => /^Callback[A-Z]/.test(name)).map(kindOfComponent);
  return [
    ...operations.map(({ operationId, method, path, summary }) => ({ id: `operation:${operationId}`, area: '接口', title: `${summary}（${method.toUpperCase()} ${path}）` })),
    ...callbacks.map((kind) => ({ id: `callback:${kind}`, area: '回传', title: `${kindText(kind)}（${kind}）` })),
    ...Object.entries(pushFaults).map(([name, title]) => ({ id: `push-fault:${name}`, area: '推送故障', title })),
    ...Object.entries(callbackFaultModes).map(([name, title]) => ({ id: `callback-fault:${name}`, area: '回传故障', title })),
    ...Object.entries(promises).map(([id, title]) => ({ id, area: '约定', title })),
  ];
}

/** An empty record over all points; noting an unknown one is a mistake of the simulator and throws. */
export function createConformance(): Conformance {
  const results = new Map(contractPoints().map((point): [string, PointResult] => [point.id, { ...point, exercised: 0, verified: 0, failed: 0, failures: [] }]));
  return {
    note(id, failure) {
      const result = results.get(id);
      if (!result) throw new Error(`没有约定点 ${id}`);
      result.exercised += 1;
      if (failure === undefined) result.verified += 1;
      else result.failed += 1;
      if (failure !== undefined && result.failures.length < 10) result.failures.push(failure);
    },
    results: () => [...results.values()],
  };
}
