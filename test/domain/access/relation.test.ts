import { describe, expect, it } from '@jest/globals';
import { isBarred, partEndedAt, relationOf } from '../../../domain/access/relation.ts';
import { rightList } from '../../../domain/user/right.ts';
import { units } from '../../builders/organisation.ts';
import { aDelegation, aUser, paths, someFacts } from '../../builders/user-facts.ts';

const names = Object.keys(paths) as (keyof typeof paths)[];
const down = [aDelegation('hunan', 'changsha'), aDelegation('changsha', 'liuyang')];

describe('relation to an order of 湖南', () => {
  it.each(names)('of a handler of %s before any delegation', (name) => {
    expect(relationOf(aUser(name), someFacts())).toBe(name === 'national' || name === 'hunan' ? 'whole' : 'none');
  });

  it.each(names)('of a handler of %s while the order is in 浏阳', (name) => {
    const whole = ['national', 'hunan', 'changsha', 'liuyang'].includes(name);

    expect(relationOf(aUser(name), someFacts({ delegations: down }))).toBe(whole ? 'whole' : 'none');
  });

  it.each(rightList)('needs a right of the business: %s', (right) => {
    const administers = ['systemAdmin', 'securityAdmin', 'auditAdmin', 'knowledgeEditor'].includes(right);

    expect(relationOf(aUser('hunan', right), someFacts())).toBe(administers ? 'none' : 'whole');
  });

  it('is none without any right', () => {
    expect(relationOf(aUser('hunan', []), someFacts())).toBe('none');
  });

  it.each(['handed_back', 'recalled'] as const)('is a part where the unit’s delegation was %s', (endKind) => {
    const delegations = [aDelegation('hunan', 'changsha'), aDelegation('changsha', 'liuyang', { endKind })];

    expect(relationOf(aUser('liuyang'), someFacts({ delegations }))).toBe('part');
    expect(relationOf(aUser('changsha'), someFacts({ delegations }))).toBe('whole');
  });

  it('is whole again when the order comes back, and stays so after its end', () => {
    const again = [aDelegation('hunan', 'changsha', { endKind: 'handed_back' }), aDelegation('hunan', 'changsha')];
    const ended = [aDelegation('hunan', 'changsha', { endKind: 'order_ended' })];

    expect(relationOf(aUser('changsha'), someFacts({ delegations: again }))).toBe('whole');
    expect(relationOf(aUser('changsha'), someFacts({ delegations: ended }))).toBe('whole');
  });

  it('tells when the part ended: with the last of the unit’s delegations', () => {
    const first = aDelegation('hunan', 'changsha', { endKind: 'handed_back' });
    const second = aDelegation('hunan', 'changsha', { endKind: 'recalled' });
    const facts = someFacts({ delegations: [first, second] });

    expect(partEndedAt(aUser('changsha'), facts)).toEqual(second.endedAt);
    expect(partEndedAt(aUser('hunan'), facts)).toBeUndefined();
  });
});

describe('barring', () => {
  it.each(names)('of 长沙 hides the order from %s exactly where it lies in 长沙', (name) => {
    const facts = someFacts({ barredUnitIds: [units.changsha], delegations: down });
    const isIn = paths[name].includes('changsha');

    expect(isBarred(aUser(name), facts)).toBe(isIn);
    if (isIn) expect(relationOf(aUser(name), facts)).toBe('none');
  });

  it('of a person leaves their colleagues alone', () => {
    const facts = someFacts({ barredUserIds: ['the-accused'] });

    expect(relationOf(aUser('hunan', 'handler', 'the-accused'), facts)).toBe('none');
    expect(relationOf(aUser('hunan', 'handler', 'a-colleague'), facts)).toBe('whole');
  });
});
