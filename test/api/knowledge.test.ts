import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

const article = (change: object = {}) => ({ title: '小额信贷怎样申请', body: '脱贫户向村委会提出申请，五万元以下免担保。', category: '9', tags: ['信贷', '脱贫户'], state: 'published', ...change });

describe('知识 and the menu', () => {
  let bench: Workbench;
  let editor: Person;
  let county: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    editor = await bench.person(units.hunan, ['handler', 'knowledgeEditor']);
    county = await bench.person(units.liuyang, 'handler');
  });
  afterAll(() => bench.close());

  const add = async (change: object = {}) => ((await editor.post('/knowledge', article(change))).body as { id: string }).id;
  const find = async (who: Person, words: string) => ((await who.post('/knowledge/search', { words })).body as { articles: { id: string; title: string }[] }).articles;

  it.each(['信贷', '免担保', '村委会 五万', '脱贫户', '小额'])('an article is found by %s in title, text or tags, by everyone of the province', async (words) => {
    const id = await add();

    expect((await find(county, words)).map((found) => found.id)).toContain(id);
    expect((await find(await bench.person(units.wanzhou, 'handler'), words)).map((found) => found.id)).not.toContain(id);
  });

  it('takes the signs of patterns for what they are, and finds nothing where a word is missing', async () => {
    const id = await add({ title: '补贴 100% 到户' });

    expect((await find(county, '100%')).map((found) => found.id)).toEqual([id]);
    expect(await find(county, '信贷 公积金')).toEqual([]);
    expect(await find(county, '_')).toEqual([]);
  });

  it('shows titles that match before texts, and drafts to their editors only', async () => {
    const inTitle = await add({ title: '危房改造标准', body: '见附件。' });
    const inText = await add({ title: '常见问题', body: '关于危房改造标准的问答。' });
    const draft = await add({ title: '危房改造标准（新）', state: 'draft' });

    expect((await find(county, '危房改造标准')).map(({ id }) => id)).toEqual([inTitle, inText]);
    expect((await find(editor, '危房改造标准')).map(({ id }) => id)).toContain(draft);
  });

  it('is changed version by version, never over what a colleague wrote', async () => {
    const id = await add();
    const first = await editor.put(`/knowledge/${id}`, { ...article({ body: '第二版。' }), version: 1 });
    const late = await editor.put(`/knowledge/${id}`, { ...article({ body: '迟到的第二版。' }), version: 1 });

    expect([first.status, (first.body as { version: number }).version]).toEqual([200, 2]);
    expect(refusal(late)).toEqual([409, 'article-changed']);
    const other = await bench.person(units.chongqing, 'knowledgeEditor');
    expect(refusal(await other.put(`/knowledge/${id}`, { ...article(), version: 2 }))).toEqual([404, 'not-found']);
  });

  it('is kept by editors of the province only, and names what is wrong', async () => {
    expect(refusal(await county.post('/knowledge', article()))).toEqual([403, 'right-required']);
    expect(refusal(await (await bench.person(units.changsha, 'knowledgeEditor')).post('/knowledge', article()))).toEqual([403, 'right-required']);
    expect(refusal(await (await bench.person(units.hunan, 'systemAdmin')).post('/knowledge/search', { words: '' }))).toEqual([403, 'right-required']);
    const wrong = await editor.post('/knowledge', article({ title: ' ', tags: ['a', 'a'] }));
    expect((wrong.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(['/tags', '/title']);
  });

  it.each([
    ['a handler of the province', units.hunan, 'handler', ['petition', 'knowledge']],
    ['a handler of a city', units.changsha, 'handler', ['petition', 'knowledge']],
    ['a handler of a county', units.liuyang, 'handler', ['knowledge']],
    ['a handler of 国家局', units.national, 'nationalHandler', ['nationalTransfer']],
    ['an administrator', units.hunan, 'systemAdmin', []],
    ['a seat agent without call transfer', units.hunan, 'seatAgent', ['knowledge']],
  ] as const)('offers %s the pages of their work', async (_who, unitId, right, entries) => {
    expect((await (await bench.person(unitId, right)).get('/menu')).body).toEqual({ entries });
  });

  it('offers a seat agent the seat page where the province takes calls, and while one is in hand', async () => {
    const platform = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan, callTransfer: true });
    const agent = await bench.person(units.hunan, 'seatAgent');
    expect((await agent.get('/menu')).body).toEqual({ entries: ['seat', 'knowledge'] });
    await agent.post('/calls', { callerNumber: '13800000017' });
    await bench.knex('platform').where('id', platform.id).update({ call_transfer: false });

    expect((await agent.get('/menu')).body).toEqual({ entries: ['seat', 'knowledge'] });
  });

  it('gives the forms of our own people the regions', async () => {
    expect((await county.get('/regions')).status).toBe(200);
  });
});
