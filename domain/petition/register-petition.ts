import { messageNames } from '../engine-command/message-names.ts';
import { isHeldAtProvince } from '../handling/delegation-rules.ts';
import { checkForm, type OwnForm } from '../order/check-form.ts';
import { openOrder, startOrder, type OpenOrderRepositories } from '../order/open-order.ts';
import { nationCode } from '../region/code.ts';
import type { RegionRepository } from '../region/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { Units } from '../unit/ports.ts';
import { actorOf, type User } from '../user/user.ts';
import type { PetitionChannel, Petitions } from './ports.ts';

type Repositories = OpenOrderRepositories & { petitions: Petitions; units: Units; regions: Pick<RegionRepository, 'find'> };
type Deps = { inTransaction: InTransaction<Repositories>; clock: Clock; newId: () => string };
type Registration = { user: User; receivedOn: string; reference?: string | undefined } & OwnForm;

/** What a registration became. */
export type RegisteredPetition = { orderId: string; acceptanceNo: string };

/** Who registers petitions: handlers of provinces and cities (附表). */
export function mayRegisterPetition(user: Pick<User, 'unitLevel' | 'rights'>): boolean {
  return user.rights.includes('handler') && (user.unitLevel === 'province' || user.unitLevel === 'city');
}

/** Who registers transfers: handlers of 国家局. */
export function mayRegisterTransfer(user: Pick<User, 'unitLevel' | 'rights'>): boolean {
  return user.rights.includes('nationalHandler') && user.unitLevel === 'national';
}

const notAllowed = (detail: string) => new DomainError('right-required', detail);

/**
 * Registers a letter, visit or e-mail at the province or a city, which then handles and closes it (P3.8, 附表); what is
 * held at the province (P3.1) is registered there.
 * Errors: `right-required`, `validation-failed`, `region-unknown`.
 */
export async function registerPetition(deps: Deps, input: Registration & { channel: Exclude<PetitionChannel, 'national'> }): Promise<RegisteredPetition> {
  const { user } = input;
  if (!mayRegisterPetition(user)) throw notAllowed('只有省级、市级业务员可以登记信访件。');
  const provinceUnitId = user.unitPath.at(-1) ?? user.unitId;
  return register(deps, input, { source: 'petition', provinceUnitId, startLevel: user.unitLevel === 'city' ? 'city' : 'province' });
}

/**
 * Registers a transfer of 国家局 to a province; it ends when 国家局 confirms its result (P3.8, P3.6).
 * Errors: as above; `validation-failed` for a province without a unit in use.
 */
export async function registerNationalTransfer(deps: Deps, input: Registration & { provinceUnitId: string }): Promise<RegisteredPetition> {
  const { user, provinceUnitId } = input;
  if (!mayRegisterTransfer(user)) throw notAllowed('只有国家局业务员可以登记转办件。');
  return register(deps, { ...input, channel: 'national' }, { source: 'national', provinceUnitId, startLevel: 'province' });
}

type Way = { source: 'petition' | 'national'; provinceUnitId: string; startLevel: 'province' | 'city' };

async function register(deps: Deps, input: Registration & { channel: PetitionChannel }, { source, provinceUnitId, startLevel }: Way): Promise<RegisteredPetition> {
  const now = deps.clock.now();
  if (input.receivedOn > chinaDayOf(now)) throw wrong('/receivedOn', 'in-future', '收到日期：不得晚于今天。');
  return deps.inTransaction(async (repositories) => {
    const unit = await repositories.units.find(provinceUnitId);
    if (unit?.level !== 'province' || !unit.inUse) throw wrong('/provinceUnitId', 'not-in-list', '承办省份：没有这个省级单位，或已停用。');
    const { user, type, channel, receivedOn, reference } = input;
    // Nobody called: the table's facts of the call stand in only while the form is checked.
    const known = { agentNumber: 'petition', callerNumber: '12317', calledAt: new Date(`${receivedOn}T00:00:00+08:00`) };
    const facts = await checkForm(repositories.regions, input, { known, now, anonymityRule: 'always-optional' });
    const held = isHeldAtProvince({ type, problemCategory: facts.problemCategory ?? null, flags: [] });
    if (startLevel === 'city' && held) throw wrong('/form/problemCategory', 'not-in-list', '问题类别：贪污腐败类由省级办理，请报省级登记。');
    const noCall = { agentNumber: undefined, callerNumber: undefined, calledAt: undefined };
    const given = { ...facts, ...noCall, id: deps.newId(), type, source, provinceCode: provinceUnitId, provinceUnitId };
    const audit = { action: 'petition.registered', actor: actorOf(user), detail: { channel, startLevel } };
    const order = await openOrder(repositories, deps.clock, given, audit);
    const startUnitId = startLevel === 'city' ? user.unitId : provinceUnitId;
    await repositories.petitions.insert({ orderId: order.id, channel, receivedOn, startUnitId, registeredBy: user.id, reference });
    const cityUnit = startLevel === 'city' ? user.unitId : null;
    await startOrder(repositories, order, {
      message: messageNames.petitionRegistered,
      variables: { startLevel, cityUnit, closingUnit: startUnitId, nationalUnit: nationCode },
    });
    return { orderId: order.id, acceptanceNo: order.acceptanceNo };
  });
}

const wrong = (pointer: string, code: 'in-future' | 'not-in-list', detail: string) =>
  new DomainError('validation-failed', '共有 1 处不符合要求，未保存任何内容。', { problems: [{ pointer, code, detail }] });
