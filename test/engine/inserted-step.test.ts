import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectEngine } from '../../infra/engine/engine-client.ts';
import { lint } from '../../scripts/models/check-models.ts';
import { editModel } from '../builders/inserted-step.ts';
import { expectInvariants } from '../support/ended-once.ts';
import { walkOrder } from '../support/order-walk.ts';
import { callbacksOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const file = 'work-order-transfer.bpmn';
const lane = 'lane_province';

/** 法制审核 before 反馈审定; returned, the province explains and it is reviewed again. */
async function withLegalReview(): Promise<string> {
  const model = await editModel(file);
  const join = model.add('bpmn:ExclusiveGateway', 'gateway_joinLegalReview', '进入法制审核', lane);
  const review = model.add('bpmn:UserTask', 'userTask_legalReview', '法制审核', lane);
  await model.apply(review, 'generic-review', { name: '法制审核', title: '法制审核', outcome: 'legalReviewOutcome' });
  model.assign(review, 'generic-review', '=[provinceUnit]');
  const explain = model.add('bpmn:UserTask', 'userTask_explain', '补充说明', lane);
  await model.apply(explain, 'generic-review', { name: '补充说明', title: '补充说明', outcome: 'explainOutcome' });
  model.assign(explain, 'generic-review', '=[provinceUnit]');
  const gateway = model.add('bpmn:ExclusiveGateway', 'gateway_legalReview', '法制审核结果', lane);
  const unexpected = model.unexpectedEnd('event_unexpectedLegalReview', lane);
  await model.apply(unexpected, 'process.reportUnexpectedOutcome', { unexpectedOutcome: '=legalReviewOutcome', outcomeVariable: 'legalReviewOutcome' });

  model.redirect('userTask_approveFeedback', join);
  model.connect(join, review);
  model.connect(review, gateway);
  model.connect(gateway, model.find('userTask_approveFeedback'), '同意', '=legalReviewOutcome = "approved"');
  model.connect(gateway, explain, '退回', '=legalReviewOutcome = "returned"');
  gateway['default'] = model.connect(gateway, unexpected);
  model.connect(explain, join);
  return model.xml();
}

describe('a step that an analyst inserted', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct();
  }, 600_000);
  afterAll(() => product.end(), 60_000);

  it('runs without new code: 法制审核 before feedback, deployed as the next version of the same process', async () => {
    const xml = await withLegalReview();
    // Drawing is Modeler's part: here every new shape lies at the same place.
    expect((await lint(file, xml)).filter(({ rule }) => rule !== 'no-overlapping-elements')).toEqual([]);
    const engine = connectEngine(product.engine().gatewayAddress);
    const deployed = await engine.deployResources([{ name: file, content: Buffer.from(xml) }]).finally(() => engine.close());
    expect(deployed).toEqual({ ok: true, deployed: [{ kind: 'process', id: 'workOrderTransfer', version: 2 }] });

    const order = await walkOrder(product, 'consultation-hunan-exit');
    await order.until('generic-review');
    // Where the order's page looks for it in the diagrams.
    expect(await product.database('work_item').where({ order_id: order.orderId, kind: 'generic-review' }).select('process_id', 'element_id')).toEqual([{ process_id: 'workOrderTransfer', element_id: 'userTask_legalReview' }]);
    const desk = await product.office.desk('430000-handler');
    expect(await desk?.ask('GET', '/work-items?kind=generic-review')).toMatchObject({ items: [{ title: '法制审核', order: { acceptanceNo: order.acceptanceNo } }] });
    await order.act('generic-review', 'generic-review', { outcome: 'returned', opinion: '请补充政策依据。' });
    const explain = await order.until('generic-review');
    expect(await desk?.ask('GET', `/work-items/${explain.id}`)).toMatchObject({ title: '补充说明' });
    await order.act('generic-review', 'generic-review', { outcome: 'approved', opinion: '依据已补充。' });
    const { status, steps } = await order.finish();

    expect(status).toBe('completed');
    expect(steps.map(({ kind }) => kind)).toEqual(['generic-review', 'feedback']);
    expect(callbacksOf(product, order.acceptanceNo).filter(({ kind }) => kind === 'result')).toHaveLength(1);
    await expectInvariants(product);
  }, 300_000);
});
