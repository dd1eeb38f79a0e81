import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import { openSdkClient } from '../../infra/engine/sdk-client.ts';
import { publishLateStart } from '../builders/engine-commands.ts';
import { expectInvariants } from '../support/ended-once.ts';
import { succeeded } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { exportedRecords, isUnexpected, modelledFlows, reportWalked, walkedIn } from '../support/exported-records.ts';
import { walkCalls } from '../support/call-walk.ts';
import { walkAnsweredSupplement, walkRework, walkSilentSupplement, walkToRework } from '../support/gate-walk.ts';
import { walkLinked, walkUnlinked } from '../support/link-walk.ts';
import { type OrderWalk, walkOrder } from '../support/order-walk.ts';
import { walkPetitions } from '../support/petition-walk.ts';
import { callbacksOf } from '../support/play.ts';
import { walkReferrals } from '../support/referral-walk.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const [hunan, xiangxi, yongshun] = ['430000000000', '433100000000', '433127000000'];
const [complaint, consultation, declaration] = ['complaint-hunan-region-text', 'consultation-hunan-exit', 'declaration-hunan-illness'];
/** Walked and measured by a file of their own. */
const measuredElsewhere = ['deadline', 'supervision', 'withdrawal', 'extension'];
const reason = { reason: '情况有变，须重新安排。' };
const [sentBack, approved] = [{ decision: 'sentBack', opinion: '请补充走访记录。' }, { decision: 'approved', opinion: '同意。' }];
const ruling = (kind: string) => ({ ruling: kind, opinion: '请按裁定办理。' });

describe('the ways of an order', () => {
  let product: TestProduct;
  let engine: EngineConnection;

  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', logsRecords: true });
    engine = connectEngine(product.engine().gatewayAddress);
  }, 600_000);
  afterAll(async () => {
    await engine.close();
    await product.end();
  }, 60_000);

  const walk = (caseId: string) => walkOrder(product, caseId);
  const review = (order: OrderWalk, body: typeof sentBack, kind = 'report-review') => order.act(kind, 'review', body, 'reviewer');
  const rule = (order: OrderWalk, kind: string) => order.act('round-ruling', 'round-ruling', ruling(kind), 'supervisor');
  const kindsOf = ({ steps }: { steps: readonly { kind: string }[] }) => steps.map(({ kind }) => kind);
  const isGone = async (key: string) => {
    const probe = await engine.setVariables({ elementInstanceKey: key, variables: {}, local: true });
    return !probe.ok && probe.reason === 'notFound';
  };
  const completed = async (order: OrderWalk, manner = {}) => {
    const played = await order.finish(manner);
    expect(played.status).toBe('completed');
    expect(callbacksOf(product, order.acceptanceNo).flatMap(({ surprises }) => surprises)).toEqual([]);
    return played;
  };

  it('lets each unit that delegated take the order back, wherever it stands below', async () => {
    const order = await walk(complaint);
    await order.until('city-intake');
    await order.recall(hunan);
    await order.pending('province-intake');
    await order.until('county-intake');
    await order.recall(xiangxi);
    await order.pending('city-intake');
    await order.until('county-intake');
    await order.recall(hunan);
    await order.pending('province-intake');
    await order.until('investigation');
    await order.recall(xiangxi);
    await order.pending('city-intake');
    await order.until('investigation');
    await order.recall(hunan);
    await order.pending('province-intake');

    await completed(order);
  }, 600_000);

  it('lets each unit hand the order back, with reasons, up to 初审', async () => {
    const order = await walk(complaint);
    await order.until('investigation');
    await order.act('investigation', 'hand-back', reason);
    await order.pending('city-intake', xiangxi);
    await order.until('county-intake', yongshun);
    await order.act('county-intake', 'hand-back', reason);
    await order.pending('city-intake');
    await order.act('city-intake', 'hand-back', reason);
    await order.pending('province-intake');
    await order.act('province-intake', 'hand-back', reason);
    await order.pending('initial-review');

    await completed(order);
  }, 600_000);

  it('takes work handed back that is an answer or a declaration', async () => {
    const [answer, check] = await Promise.all([walk(consultation), walk(declaration)]);
    await answer.until('consultation-answer');
    await answer.act('consultation-answer', 'hand-back', reason);
    await answer.pending('city-intake');
    await check.until('declaration-acceptance');
    await check.act('declaration-acceptance', 'hand-back', reason);
    await check.pending('city-intake');

    await Promise.all([completed(answer), completed(check)]);
  }, 600_000);

  it('skips the city where there is none: 直辖市 and 省直辖县, also on the way back', async () => {
    const [chongqing, hainan] = await Promise.all([walk('complaint-chongqing-district'), walk('complaint-hainan-direct-county')]);
    await chongqing.until('county-intake');
    await chongqing.act('county-intake', 'hand-back', reason);
    await chongqing.pending('province-intake');

    for (const order of [chongqing, hainan]) expect(kindsOf(await completed(order))).not.toContain('city-intake');
  }, 600_000);

  it('is handled by a city without counties, by a city itself and by the province itself', async () => {
    const [dongguan, city, provinces] = await Promise.all([
      walk('complaint-guangdong-dongguan'),
      walk(complaint),
      Promise.all([complaint, declaration, consultation].map(walk)),
    ]);
    await city.until('city-intake');
    await city.act('city-intake', 'handling', {});

    expect(kindsOf(await completed(dongguan)).filter((kind) => kind === 'report-review' || kind === 'province-review')).toHaveLength(2);
    expect(kindsOf(await completed(city)).filter((kind) => kind === 'report-review' || kind === 'province-review')).toHaveLength(2);
    for (const order of provinces) expect(kindsOf(await completed(order, { handleAtProvince: true }))).not.toContain('city-intake');
  }, 600_000);

  it('sends a report back from every level, starts its chain again, and has exhausted rounds ruled on', async () => {
    const order = await walk(complaint);
    await order.until('report-review', yongshun);
    await review(order, sentBack);
    await order.until('report-review', yongshun);
    await review(order, approved);
    await order.pending('report-review', xiangxi);
    await review(order, sentBack);
    await order.until('report-review', yongshun);
    await review(order, approved);
    await order.pending('report-review', xiangxi);
    await review(order, approved);
    await order.pending('province-review', hunan);
    await review(order, sentBack, 'province-review');
    await order.pending('round-ruling', hunan);
    await rule(order, 'oneMoreRound');
    await order.until('report-review', yongshun);
    await review(order, sentBack);
    await order.pending('round-ruling', xiangxi);
    await rule(order, 'reassign');
    await order.pending('city-intake', xiangxi);
    await order.until('report-review', yongshun);
    await review(order, sentBack);
    await order.pending('round-ruling', xiangxi);
    await rule(order, 'takeUp');
    await order.pending('city-intake', xiangxi);

    expect(kindsOf(await completed(order, { handleAtProvince: true }))).not.toContain('county-intake');
  }, 150_000);

  it('does so with a declaration, whose household is checked again', async () => {
    await product.database('province_setting').insert({ unit_id: hunan, name: 'reviewMaxRounds', value: '2' });
    await product.database('app_user').where('login', '433127-reviewer').update({ rights: ['reviewer', 'supervisor'] });
    const order = await walk(declaration);
    await order.until('report-review', yongshun);
    await review(order, sentBack);
    await order.until('report-review', yongshun);
    await review(order, approved);
    await order.pending('report-review', hunan);
    await review(order, sentBack);
    await order.pending('round-ruling', hunan);
    await rule(order, 'oneMoreRound');
    // With a supervisor of its own the county rules itself, and its own intake takes the order again.
    for (const kind of ['reassign', 'takeUp']) {
      await order.until('report-review', yongshun);
      await review(order, sentBack);
      await order.pending('round-ruling', yongshun);
      await order.act('round-ruling', 'round-ruling', ruling(kind), 'reviewer');
      await order.pending('county-intake', yongshun);
    }

    await completed(order);
    await product.database('province_setting').where('unit_id', hunan).delete();
  }, 150_000);

  it('clears its instances when PostgreSQL has ended it', async () => {
    const order = await walk(complaint);
    const item = await order.until('county-intake');
    const run = await product.database('order_run').where('order_id', order.orderId).first<{ process_instance_key: string }>('process_instance_key');

    await order.close();

    await eventually('both instances to be gone', async () => (await isGone(run.process_instance_key)) && (await isGone(item.process_instance_key)));
    await eventually('the end to be confirmed', () => product.database('audit_entry').where({ order_id: order.orderId, action: 'order.instanceCleared' }).first<object | undefined>('id'));
  }, 60_000);

  it('refuses a start that comes when it has ended', async () => {
    const order = await walk(consultation);
    await order.until('province-intake');
    const late = await publishLateStart(product, order.orderId);

    await completed(order, { handleAtProvince: true });

    await eventually('the late start to be consumed', () => product.database('engine_command').where({ id: late, state: 'consumed' }).first<object | undefined>('id'));
    expect(await product.database('order_run').where('order_id', order.orderId)).toHaveLength(1);
  }, 60_000);

  it('waits while no worker runs, and goes on when one does', async () => {
    const order = await walk(consultation);
    await order.until('province-intake');
    await product.workers.stop();
    await order.act('province-intake', 'handling', {});
    const started = await walk(consultation);

    const items = await product.database('work_item').whereIn('order_id', [order.orderId, started.orderId]).whereIn('state', ['open', 'claimed']);
    expect(items).toEqual([]);
    await product.startWorkers();
    await Promise.all([completed(order), completed(started)]);
  }, 600_000);

  it('makes an incident of a poisoned variable, which an operator resolves as in Operate', async () => {
    const order = await walk(complaint);
    const { process_instance_key: instance } = await order.until('investigation');
    const poison = (runNo: string | number) => engine.setVariables({ elementInstanceKey: instance, variables: { runNo }, local: true });
    succeeded(await poison('one'));
    await order.act('investigation', 'investigation', {
      investigatedAt: new Date().toISOString(), findings: '反映的情况属实。', truthfulness: 'true', investigators: [{ name: '李明', duty: '科员', phone: '15400000000' }],
    });

    const incident = await eventually('the incident', async () => {
      const records = await exportedRecords(product.engine().logFile);
      return records.find(({ valueType, intent, value }) => valueType === 'INCIDENT' && intent === 'CREATED' && String(value.processInstanceKey) === instance);
    });
    expect(incident.value).toMatchObject({ elementId: 'serviceTask_planReview', errorMessage: expect.stringContaining('runNo') });
    succeeded(await poison(1));
    succeeded(await engine.updateJobRetries({ jobKey: String(incident.value.jobKey), retries: 3 }));
    const operate = openSdkClient(product.engine().gatewayAddress);
    await operate.resolveIncident({ incidentKey: String(incident.key) });
    await operate.close();

    await completed(order);
  }, 600_000);

  it('asks 12345 for a supplement, answered or in vain, and comes back to 初审', async () => {
    const answered = await walkAnsweredSupplement(product, consultation);
    await completed(answered, { handleAtProvince: true });
    const silent = await walkSilentSupplement(product, consultation);
    await completed(silent, { handleAtProvince: true });
  }, 600_000);

  it('is stopped by the quality gate, worded anew or sent back to handling', async () => {
    const [worded, returned] = await Promise.all([walkToRework(product, complaint), walkToRework(product, complaint)]);
    await walkRework(worded, returned);
    await completed(worded);
  }, 600_000);

  it('follows a main order and sends a result of its own, or comes back to 初审', async () => {
    expect(await walkLinked(product, complaint)).toEqual({ kinds: ['informing', 'feedback'], results: [1, 1] });
    for (const order of await walkUnlinked(product, consultation)) await completed(order, { handleAtProvince: true });
  }, 600_000);

  it('follows the decision tables as their owner has set them', async () => {
    const change = async (name: string, edit: (table: string) => string) => {
      const path = join(import.meta.dirname, '../../processes', name);
      const table = await readFile(path, 'utf8');
      expect(edit(table)).not.toBe(table);
      succeeded(await engine.deployResources([{ name, content: Buffer.from(edit(table)) }]));
    };
    await change('initial-review.dmn', (table) => table.replaceAll('"page"', '"interface"'));
    await change('review-chain.dmn', (table) => table.replace('[]', '["county"]').replace('["county","city","province"]', '["county"]').replace('["county","province"]', '[]'));
    const [answer, report, check] = await Promise.all([walk(consultation), walk(complaint), walk(declaration)]);
    await answer.until('answer-review');
    await answer.act('answer-review', 'review', sentBack, 'reviewer');

    expect(kindsOf(await completed(answer))).toEqual(['consultation-answer', 'answer-review', 'informing', 'feedback']);
    const kinds = kindsOf(await completed(report));
    expect(kinds).not.toContain('initial-review');
    expect(kinds.filter((kind) => kind === 'report-review')).toHaveLength(1);
    expect(kindsOf(await completed(check))).not.toContain('report-review');
  }, 600_000);

  it('are those of a call: answered, out of scope, dropped and called back, stopped by the quality gate, handled to the end, ended early', async () => {
    await walkCalls(product, consultation);
  }, 600_000);

  it('are those of petitions at the province and a city, stopped by the quality gate, of a transfer that 国家局 returns and confirms, and of matters referred', async () => {
    await walkPetitions(product, consultation);
    await walkReferrals(product, complaint);
  }, 600_000);

  it('have now walked every sequence flow but those of unexpected outcomes', async () => {
    const isWalked = walkedIn(await exportedRecords(product.engine().logFile));
    const expected = (await modelledFlows()).filter((flow) => !isUnexpected(flow) && !measuredElsewhere.includes(flow.process));
    const walked = expected.filter(isWalked);
    await reportWalked('ways', expected, walked);

    expect(expected.filter((flow) => !walked.includes(flow)).map(({ process, id }) => `${process}/${id}`)).toEqual([]);
  });

  it('have left a database in which everything holds', async () => {
    await expectInvariants(product);
  });
});
