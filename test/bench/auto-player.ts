import { setTimeout as pause } from 'node:timers/promises';
import type { TestProduct } from '../support/product.ts';

type Open = { id: string; kind: string; created_at: Date };

/** What is asked for each task of a consultation that the province answers: who does it, and with which requests. */
const acts: Record<string, (item: Open) => [path: string, body: object][]> = {
  'initial-review': () => [['initial-review', {}]],
  'province-intake': () => [['handling', {}]],
  'consultation-answer': () => [['answer', { answer: '符合条件的农户可向村委会提出申请。' }]],
  informing: ({ created_at: at }) => [
    ['informing-attempts', { informedParty: 'reporter', method: 'phone', reached: true, informedAt: at.toISOString(), summary: '已电话告知。' }],
    ['informing', {}],
  ],
  feedback: () => [['feedback', {}]],
};

/** Does every open task of the province as soon as it is there, through the API as people do, until it is stopped. */
export async function startAutoPlayer(product: TestProduct): Promise<{ stop(): Promise<void>; failures(): number }> {
  const desk = await product.office.desk('430000-handler');
  if (!desk) throw new Error('nobody logs in');
  const taken = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let failed = 0;
  const play = async (item: Open) => {
    await desk.ask('POST', `/work-items/${item.id}/claim`, {});
    for (const [path, body] of acts[item.kind]?.(item) ?? []) await desk.ask('POST', `/work-items/${item.id}/${path}`, body);
  };
  const loop = async () => {
    while (!stopping) {
      const items = await product.database<Open & { state: string }>('work_item').where('state', 'open').limit(200).select('id', 'kind', 'created_at');
      for (const item of items.filter(({ id }) => !taken.has(id))) {
        taken.add(item.id);
        const work = play(item).catch(() => void (failed += 1));
        underWay.add(work);
        void work.then(() => underWay.delete(work));
      }
      await pause(10);
    }
  };
  const running = loop();
  return {
    failures: () => failed,
    stop: async () => {
      stopping = true;
      await running;
      await Promise.all(underWay);
    },
  };
}
