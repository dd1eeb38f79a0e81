import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { launchTicket } from '../../api/contract/launches.ts';
import { openedPage, pageReceipt, registrationPage } from '../../api/contract/register/page.ts';
import { purgePageCalls } from '../../domain/page-call/purge-page-calls.ts';
import { pageForms } from '../../domain/page-call/schema.ts';
import { createPageDraftRepository } from '../../infra/postgres/page-draft-repository.ts';
import { createPageLaunchRepository } from '../../infra/postgres/page-launch-repository.ts';
import { insertPlatform } from '../builders/platform.ts';
import { aComplaint, aConsultation, aDeclaration } from '../builders/submission.ts';
import { findInColumns } from '../support/find-plain-text.ts';
import { openLaunchedPages, pageClient, seatOrigin } from '../support/launched-pages.ts';
import { refusal } from '../support/workbench.ts';

type Pages = Awaited<ReturnType<typeof openLaunchedPages>>;

/** A submission as a page sends it: without what the ticket says. */
const formOf = (submission: object) =>
  Object.fromEntries(Object.entries(submission).filter(([name]) => !['platformOrderNo', 'agentNumber', 'callerNumber', 'calledAt'].includes(name)));
const complaint = formOf(aComplaint({ finishBy: '2026-12-31' }));

describe('page call', () => {
  let pages: Pages;
  let calls = 0;
  const newCall = () => `CALL-${(calls += 1)}-${Date.now()}`;
  beforeAll(async () => {
    pages = await openLaunchedPages();
  });
  afterAll(() => pages.close());

  it('gives a ticket whose address holds nothing of the call', async () => {
    const response = await pages.launch({ callId: newCall() });

    expect(response.status).toBe(201);
    const { url, ticket, frameOrigins } = launchTicket.parse(response.body);
    expect(url).toBe(`http://127.0.0.1:3000/register/complaint?ticket=${ticket}`);
    expect(frameOrigins).toEqual([seatOrigin]);
    const audited = await pages.knex('audit_entry').where('action', 'page.launched').orderBy('id', 'desc').first<{ actor_id: string; detail: object }>();
    expect(audited).toMatchObject({ actor_id: pages.platform.id, detail: { agentNumber: '8017', purpose: 'register', type: 'complaint' } });
    expect(await pages.knex('page_launch').whereRaw(`page_launch::text like '%13800000017%'`)).toEqual([]);
  });

  it('exchanges a ticket once, into locked fields and settings', async () => {
    const { ticket } = (await pages.launch({ callId: 'CALL-once' })).body as { ticket: string };

    const first = await pages.exchange(ticket);
    const second = await pages.exchange(ticket);

    expect(first.status).toBe(201);
    const { page } = openedPage.parse(first.body);
    expect(page).toMatchObject({ purpose: 'register', agentNumber: '8017', anonymityRule: 'literal', finishBy: { on: '2026-12-14' }, draft: null, order: null });
    expect(page.call).toMatchObject({ callerNumber: '13800000017', calledAt: '2026-11-23T09:15:00+08:00', platformOrderNo: 'CALL-once-TS' });
    expect(refusal(second)).toEqual([401, 'launch-ticket-invalid']);
    expect(first.headers['set-cookie']).toBeUndefined();
  });

  it('of two exchanges at the same instant one wins', async () => {
    const { ticket } = (await pages.launch({ callId: newCall() })).body as { ticket: string };

    const answers = await Promise.all([pages.exchange(ticket), pages.exchange(ticket)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('refuses a ticket after 60 seconds and a token after 30 minutes', async () => {
    const { ticket } = (await pages.launch({ callId: newCall() })).body as { ticket: string };
    const page = await pages.opened({ callId: newCall() });
    pages.wall.offsetMs = 61_000;
    const late = await pages.exchange(ticket);
    const stillOpen = await page.get('/session');
    pages.wall.offsetMs = 30 * 60_000 + 1000;
    const over = await page.get('/session');
    pages.wall.offsetMs = 0;

    expect(refusal(late)).toEqual([401, 'launch-ticket-invalid']);
    expect(registrationPage.parse(stillOpen.body).purpose).toBe('register');
    expect(refusal(over)).toEqual([401, 'page-session-over']);
  });

  it('refuses other origins, no token and an invented one', async () => {
    const { ticket } = (await pages.launch({ callId: newCall() })).body as { ticket: string };

    expect(refusal(await pages.exchange(ticket, { Origin: 'https://elsewhere.example' }))).toEqual([403, 'origin-refused']);
    expect(refusal(await request(pages.app).get('/api/register/session'))).toEqual([401, 'page-session-over']);
    expect(refusal(await pageClient(pages.app, 'x'.repeat(43)).get('/session'))).toEqual([401, 'page-session-over']);
    expect((await pages.exchange(ticket)).status).toBe(201);
  });

  it('is framed by the platform’s pages only, before and after its ticket is used', async () => {
    const { ticket } = (await pages.launch({ callId: newCall() })).body as { ticket: string };
    const policyOf = async (query: string) => {
      const { headers } = await request(pages.app).get(`/register/complaint${query}`);
      return [/frame-ancestors [^;]+/.exec(headers['content-security-policy'] ?? '')?.[0], headers['x-frame-options'], headers['referrer-policy']];
    };
    const framed = [`frame-ancestors ${seatOrigin}`, undefined, 'no-referrer'];

    expect(await policyOf(`?ticket=${ticket}`)).toEqual(framed);
    const { page } = (await pages.exchange(ticket)).body as { page: { launchId: string } };
    expect(await policyOf(`?ticket=${ticket}`)).toEqual(framed);
    expect(await policyOf(`?launch=${page.launchId}`)).toEqual(framed);
    expect(await policyOf('?ticket=unknown')).toEqual([`frame-ancestors 'none'`, undefined, 'no-referrer']);
    expect(await policyOf('')).toEqual([`frame-ancestors 'none'`, undefined, 'no-referrer']);
  });

  it('takes order and locked fields once per call, with the full copy for 12345', async () => {
    const callId = newCall();
    const page = await pages.opened({ callId });

    const forged = await page.post('/order', { ...complaint, callerNumber: '13999999999', agentNumber: '1' });
    const accepted = await page.post('/order', complaint);
    const again = await (await pages.opened({ callId })).post('/order', { ...complaint, content: '另一份内容。' });

    expect(refusal(forged)).toEqual([422, 'validation-failed']);
    expect((forged.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(['/agentNumber', '/callerNumber']);
    expect([accepted.status, again.status]).toEqual([201, 200]);
    const { acceptanceNo } = pageReceipt.parse(accepted.body);
    expect(again.body).toEqual(accepted.body);
    const order = await pages.knex('work_order').where('acceptance_no', acceptanceNo).first<{ id: string; docking: string; agent_number: string }>();
    expect(order).toMatchObject({ docking: 'page', agent_number: '8017', platform_order_no: `${callId}-TS` });
    const deliveries = await pages.knex('delivery').where('order_id', order.id).select<{ id: string; kind: string; sequence: number; envelope_enc: Buffer }[]>('*');
    expect(deliveries.map(({ kind, sequence }) => [kind, sequence])).toEqual([['pageCopy', 1]]);
    const [copy] = deliveries;
    const envelope = JSON.parse(pages.cipher.open(copy?.envelope_enc ?? Buffer.alloc(0), { table: 'delivery', column: 'envelope_enc', rowId: copy?.id ?? '' })) as object;
    expect(envelope).toMatchObject({
      kind: 'pageCopy', acceptanceNo, platformOrderNo: `${callId}-TS`, round: 1, sequence: 1,
      data: { orderType: 'complaint', order: { ...complaint, agentNumber: '8017', callerNumber: '13800000017', calledAt: '2026-11-23T09:15:00+08:00' } },
    }); // prettier-ignore
  });

  it('gives one order when the same call is submitted twice at once', async () => {
    const callId = newCall();
    const [one, other] = [await pages.opened({ callId }), await pages.opened({ callId })];

    const answers = await Promise.all([one.post('/order', complaint), other.post('/order', { ...complaint, content: '同时提交的另一份。' })]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(answers[0].body).toEqual(answers[1].body);
  });

  it('names every wrong field and keeps nothing', async () => {
    const page = await pages.opened({ callId: newCall() });

    const response = await page.post('/order', { anonymous: true, region: { code: '430181' }, content: ' ', problemCategory: '99' });

    expect(response.status).toBe(422);
    expect((response.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/name', '/phone', '/address', '/idNumber', '/detailedAddress', '/content', '/problemCategory', '/finishBy']),
    );
  });

  it.each([
    ['consultation', formOf(aConsultation({ region: { code: '430181' } }))],
    ['declaration', formOf(aDeclaration())],
  ])('takes a %s', async (orderType, form) => {
    const page = await pages.opened({ callId: newCall(), orderType });

    const accepted = await page.post('/order', form);

    expect(accepted.status).toBe(201);
    expect(pageForms[orderType as keyof typeof pageForms].safeParse(form).success).toBe(true);
    expect(await pages.knex('work_order').where('acceptance_no', pageReceipt.parse(accepted.body).acceptanceNo).pluck('type')).toEqual([orderType]);
  });

  it('reopens the draft of the same call by a new ticket, then shows the order it became', async () => {
    const callId = newCall();
    const first = await pages.opened({ callId });
    expect((await first.put('/draft', { content: { content: '绝密草稿-canary', anonymous: false } })).status).toBe(200);

    const second = await pages.opened({ callId });
    const otherAgent = await pages.opened({ callId, agentNumber: '9001' });
    const otherType = await pages.opened({ callId, orderType: 'consultation' });
    expect(registrationPage.parse(second.page).draft?.content).toEqual({ content: '绝密草稿-canary', anonymous: false });
    expect([otherAgent.page['draft'], otherType.page['draft']]).toEqual([null, null]);
    const [row] = await pages.knex('page_draft').where('call_id', callId).select<{ content_enc: Buffer }[]>('content_enc');
    expect(row?.content_enc.includes(Buffer.from('canary'))).toBe(false);

    const { acceptanceNo } = pageReceipt.parse((await second.post('/order', complaint)).body);
    await first.put('/draft', { content: { content: '太晚了' } });
    const third = registrationPage.parse((await pages.opened({ callId })).page);
    expect(third.order).toMatchObject({ acceptanceNo, status: 'pending_review', round: 1 });
    expect(third.draft).toBeNull();
    expect(await pages.knex('page_draft').where('call_id', callId)).toEqual([]);
  });

  it('keeps no number and no word of a call in plain text: not in the launch, the draft, the order or its copy', async () => {
    const words = ['15483726151', '15483726150', '阚霁澹', '晒谷坪往东第三棵乌桕树下', '水泥被拉去砌了猪圈'];
    const [callerNumber = '', phone, name, detailedAddress, content] = words;
    const page = await pages.opened({ callId: newCall(), callerNumber });
    const form = { ...complaint, phone, name, detailedAddress, content };
    await page.put('/draft', { content: { texts: form } });
    expect(await findInColumns(pages.knex, words)).toEqual([]);

    const { acceptanceNo } = pageReceipt.parse((await page.post('/order', form)).body);

    expect(await findInColumns(pages.knex, [acceptanceNo])).not.toEqual([]);
    expect(await findInColumns(pages.knex, words)).toEqual([]);
  });

  it('keeps drafts for 24 hours', async () => {
    const callId = newCall();
    await (await pages.opened({ callId })).put('/draft', { content: { content: '草稿' } });
    await pages.knex.raw(`update page_draft set saved_at = saved_at - interval '24 hours 1 second'`);
    const next = await pages.opened({ callId });
    const purged = await purgePageCalls({
      launches: createPageLaunchRepository(pages.knex, pages.cipher),
      drafts: createPageDraftRepository(pages.knex, pages.cipher),
      wallClock: pages.wall,
    });

    expect(next.page['draft']).toBeNull();
    expect(purged.drafts).toBeGreaterThan(0);
    expect(purged.launches).toBe(0);
    expect(await pages.knex('page_draft')).toEqual([]);
  });

  it('takes files of its own platform only', async () => {
    const page = await pages.opened({ callId: newCall() });
    const other = await insertPlatform(pages.knex, pages.cipher, { provinceCode: '420000000000', pageCall: true });
    const foreign = await pages.opened({ callId: newCall() }, other.requestKey);
    const { attachmentId } = (await page.upload('来电记录.txt', '来电人说明情况。')).body as { attachmentId: string };

    expect((await page.get(`/attachments/${attachmentId}`)).body).toMatchObject({ name: '来电记录.txt', state: 'unscanned' });
    expect((await foreign.get(`/attachments/${attachmentId}`)).status).toBe(404);
    expect((await foreign.post('/order', { ...complaint, attachments: [attachmentId] })).status).toBe(422);
    expect((await page.post('/order', { ...complaint, attachments: [attachmentId] })).status).toBe(201);
  });

  it('shows no draft, order or progress of another platform', async () => {
    const callId = newCall();
    const own = await pages.opened({ callId });
    await own.put('/draft', { content: { content: '本省草稿' } });
    const other = await insertPlatform(pages.knex, pages.cipher, { provinceCode: '440000000000', pageCall: true });
    expect((await pages.opened({ callId }, other.requestKey)).page['draft']).toBeNull();
    const { acceptanceNo } = pageReceipt.parse((await own.post('/order', complaint)).body);

    const { page } = await pages.opened({ callId }, other.requestKey);
    const progress = { purpose: 'progress', acceptanceNo, orderType: undefined, callerNumber: undefined, callId: undefined, calledAt: undefined } as never;
    expect(page['order']).toBeNull();
    expect(refusal(await pages.launch(progress, other.requestKey))).toEqual([404, 'not-found']);

    const looking = await pages.opened(progress);
    expect(registrationPage.parse(looking.page)).toMatchObject({ purpose: 'progress', call: null, order: { acceptanceNo, status: 'pending_review', orderType: 'complaint' } });
    expect(refusal(await looking.post('/order', complaint))).toEqual([404, 'not-found']);
    expect(refusal(await looking.put('/draft', { content: {} }))).toEqual([404, 'not-found']);
  });

  it('answers with regions to an open page only', async () => {
    const page = await pages.opened({ callId: newCall() });

    expect((await page.get('/regions/search?q=liuyang&province=43')).body).toMatchObject({ regions: expect.arrayContaining([expect.objectContaining({ code: '430181000000' })]) });
    expect((await request(pages.app).get('/api/register/regions')).status).toBe(401);
  });

  it('is refused where it is switched off, also to a page that is open already', async () => {
    const page = await pages.opened({ callId: newCall() });
    await pages.knex('platform').where('id', pages.platform.id).update({ page_call: false });
    const off = await insertPlatform(pages.knex, pages.cipher, { provinceCode: '450000000000' });
    try {
      expect(refusal(await pages.launch({ callId: newCall() }, off.requestKey))).toEqual([409, 'mode-not-enabled']);
      expect(refusal(await page.post('/order', complaint))).toEqual([409, 'mode-not-enabled']);
    } finally {
      await pages.knex('platform').where('id', pages.platform.id).update({ page_call: true });
    }
  });

  it('refuses a call in the future and names what is wrong with a request for a ticket', async () => {
    const future = await pages.launch({ calledAt: '2026-11-23T11:00:00+08:00' });
    const wrong = await pages.launch({ orderType: 'praise', callId: '' });

    expect(future.body).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/calledAt', code: 'in-future' }] });
    expect((wrong.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(['/orderType', '/callId']);
  });
});
