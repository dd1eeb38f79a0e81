import { units } from '../builders/organisation.ts';
import type { Workbench } from './workbench.ts';
import { submittedReport } from './workbench-story.ts';

/** Brings an order that 浏阳 handles through its report, three approvals and the informing, as its people do. */
export async function reviewedReport(bench: Workbench, orderId: string, { informed }: { informed: { summary: string; reached: boolean } }): Promise<void> {
  const county = await bench.person(units.liuyang, 'handler');
  await Promise.all([units.liuyang, units.changsha, units.hunan].map((unit) => bench.person(unit, 'reviewer')));
  await submittedReport(bench, county, orderId);
  const done = (response: { status: number; text: string }) => {
    if (response.status >= 300) throw new Error(response.text);
  };
  for (const unit of [units.liuyang, units.changsha, units.hunan]) {
    const reviewer = await bench.person(unit, 'reviewer');
    const item = await bench.claimed(reviewer, 'report-review', orderId, unit);
    done(await reviewer.post(`/work-items/${item.id}/review`, { decision: 'approved', opinion: '同意' }));
  }
  const item = await bench.claimed(county, 'informing', orderId, units.liuyang);
  const attempt = { informedParty: 'reporter', method: 'phone', informedAt: bench.clock.now().toISOString(), ...informed };
  done(await county.post(`/work-items/${item.id}/informing-attempts`, attempt));
}
