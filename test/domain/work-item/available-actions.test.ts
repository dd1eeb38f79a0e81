import { describe, expect, it } from '@jest/globals';
import { itemActionNames, itemActions, type ItemAction } from '../../../domain/work-item/available-actions.ts';
import { workItemKindList, type WorkItemKind } from '../../../domain/work-item/kinds.ts';
import { endedStatuses, openStatuses } from '../../../domain/order/status.ts';
import { visibleKinds } from '../../../domain/work-item/inbox.ts';
import { rightList } from '../../../domain/user/right.ts';
import { units } from '../../builders/organisation.ts';
import { aUser, someFacts } from '../../builders/user-facts.ts';

const everyRight = rightList.filter((right) => !right.endsWith('Admin'));
const order = { status: 'in_handling', source: 'workOrder', platformId: null, type: 'complaint', problemCategory: 3, flags: [], handlingUnitId: null, provinceUnitId: units.hunan } as const;
type Order = Parameters<typeof itemActions>[2];
const someOrder = (change: Partial<Order> = {}): Order => ({ ...order, flags: [], ...change });
const item = (kind: WorkItemKind, state: 'open' | 'claimed' | 'completed' | 'closed', assigneeId: string | null = null) => ({ kind, state, unitId: units.hunan, assigneeId });
const me = aUser('hunan', everyRight, 'me');

/** What its holder may do with an item of each kind, beside releasing and reassigning it. */
const whenMine: Record<WorkItemKind, ItemAction[]> = {
  'initial-review': ['acceptInitialReview'],
  'province-intake': ['handle', 'delegate', 'handBack'],
  'city-intake': ['handle', 'delegate', 'handBack'],
  'county-intake': ['handle', 'handBack'],
  investigation: ['saveInvestigation', 'submitReport', 'handBack'],
  'report-review': ['approve', 'sendBack'],
  'province-review': ['approve', 'sendBack'],
  'round-ruling': ['rule'],
  'consultation-answer': ['saveAnswer', 'submitAnswer', 'handBack'],
  'answer-review': ['approve', 'sendBack'],
  'declaration-acceptance': ['recordStep', 'handBack'],
  'household-check': ['recordStep'],
  'public-notice': ['recordStep'],
  determination: ['recordStep'],
  informing: ['recordAttempt', 'confirmInformed'],
  'national-confirmation': ['confirmResult'],
  'supervision-reply': ['replyToSupervision'],
  'supervision-acceptance': ['decideReply'],
  'feedback-rework': ['correctWording', 'returnFeedback'],
  feedback: ['approveFeedback'],
  'generic-review': ['submitGenericReview'],
  'withdrawal-endorsement': ['endorseRequest'],
  'withdrawal-sending': ['releaseRequest'],
  'withdrawal-decision': ['decideRequest'],
  'extension-endorsement': ['endorseRequest'],
  'extension-sending': ['releaseRequest'],
  'extension-decision': ['decideRequest'],
};

describe('available actions of a work item', () => {
  it.each(workItemKindList)('of its holder: %s', (kind) => {
    expect(itemActions(me, item(kind, 'claimed', 'me'), someOrder(), someFacts())).toEqual(['release', 'reassign', ...whenMine[kind]]);
  });

  it.each(workItemKindList)('of a supervisor over a colleague’s %s', (kind) => {
    expect(itemActions(aUser('hunan', 'supervisor'), item(kind, 'claimed', 'me'), someOrder(), someFacts())).toEqual(['release', 'reassign']);
  });

  it('of an order of 12345 at 初审: asking it for what is missing, too', () => {
    expect(itemActions(me, item('initial-review', 'claimed', 'me'), someOrder({ platformId: 'p' }), someFacts())).toContain('askSupplement');
  });

  it('of a colleague: none once it is claimed, claiming while it is open', () => {
    const colleague = aUser('hunan', 'handler', 'a-colleague');

    expect(itemActions(colleague, item('informing', 'claimed', 'me'), someOrder(), someFacts())).toEqual([]);
    expect(itemActions(colleague, item('informing', 'open'), someOrder(), someFacts())).toEqual(['claim']);
    expect(itemActions(colleague, item('round-ruling', 'open'), someOrder(), someFacts())).toEqual([]);
  });

  it.each(['completed', 'closed'] as const)('of an item that is %s: none', (state) => {
    expect(itemActions(me, item('feedback', state, 'me'), someOrder(), someFacts())).toEqual([]);
  });

  it.each([...openStatuses, ...endedStatuses])('of an order that is %s', (status) => {
    const actions = itemActions(me, item('feedback', 'claimed', 'me'), someOrder({ status }), someFacts());

    expect(actions.length > 0).toBe((openStatuses as readonly string[]).includes(status));
  });

  it('leave out delegating where category 8 is held or the unit took the order up', () => {
    const intake = item('province-intake', 'claimed', 'me');

    expect(itemActions(me, intake, someOrder({ problemCategory: 8 }), someFacts())).not.toContain('delegate');
    expect(itemActions(me, intake, someOrder({ handlingUnitId: units.hunan }), someFacts())).not.toContain('delegate');
  });

  it.each(['province-intake', 'investigation', 'province-review'] as const)('of category 8 at the province: referring it at %s, released or not', (kind) => {
    const referable = { problemCategory: 8, flags: ['caseReleased'] };
    const offered = (change: Partial<Order>) => itemActions(me, item(kind, 'claimed', 'me'), someOrder(change), someFacts());

    expect(offered({ problemCategory: 8 })).toContain('referCase');
    expect(offered(referable)).toContain('referCase');
    for (const change of [{ problemCategory: 7 }, { ...referable, type: 'consultation' as const }, { ...referable, provinceUnitId: units.chongqing }])
      expect(offered(change)).not.toContain('referCase');
  });

  it.each(['withdrawal-sending', 'extension-sending'] as const)('of %s: nothing that sends off one’s own request (P4.1)', (kind) => {
    expect(itemActions(me, item(kind, 'claimed', 'me'), someOrder(), someFacts(), true)).toEqual(['release', 'reassign']);
    expect(itemActions(aUser('hunan', 'handler', 'me'), item(kind, 'open'), someOrder(), someFacts(), true)).toEqual([]);
    expect(itemActions(me, item(kind, 'claimed', 'me'), someOrder(), someFacts(), false)).toContain('releaseRequest');
  });

  it('are none for a barred person and for other units', () => {
    const open = item('feedback', 'open');

    expect(itemActions(me, open, someOrder(), someFacts({ barredUserIds: ['me'] }))).toEqual([]);
    expect(itemActions(aUser('national', everyRight), open, someOrder(), someFacts())).toEqual([]);
  });

  it('each have a Chinese name', () => {
    for (const name of Object.values(itemActionNames)) expect(name).toMatch(/\p{Script=Han}/u);
  });
});

describe('kinds in the inbox', () => {
  it.each([
    ['systemAdmin', 0],
    ['reviewer', 12],
    ['supervisor', workItemKindList.length],
  ] as const)('of a %s', (right, count) => {
    expect(visibleKinds({ rights: [right] })).toHaveLength(count);
  });
});
