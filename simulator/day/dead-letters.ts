import { alarmList, deliveriesPage, replayResults } from '../../api/contract/workbench/console.ts';
import type { Office } from '../desk.ts';

/** A message that had failed for good and was sent again by a person. */
export type Replayed = { acceptanceNo: string; kind: string; sequence: number; queued: boolean };

const reason = '对方已恢复接收，重新发送。';

/**
 * What an operator of the province does in the delivery console: replays what has failed for good (P8.1) and signs the
 * alarms off. Gives what was replayed.
 */
export async function replayDeadLetters(office: Office, provinceCode: string): Promise<Replayed[]> {
  const desk = await office.desk(`${provinceCode.slice(0, 6)}-operator`);
  if (!desk) return [];
  const { deliveries } = deliveriesPage.parse(await desk.ask('GET', '/deliveries?state=dead&limit=100'));
  const ids = deliveries.map(({ id }) => id);
  const { results } = ids.length === 0 ? { results: [] } : replayResults.parse(await desk.ask('POST', '/deliveries/replays', { deliveryIds: ids, reason }));
  const { alarms } = alarmList.parse(await desk.ask('GET', '/alarms?open=true'));
  for (const { id } of alarms) await desk.ask('POST', `/alarms/${id}/acknowledgement`, { note: reason });
  return deliveries.map(({ id, acceptanceNo, kind, sequence }) => ({
    acceptanceNo, kind, sequence, queued: results.some(({ deliveryId, outcome }) => deliveryId === id && outcome === 'queued'),
  }));
}
