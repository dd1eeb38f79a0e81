import { readCredentials } from '../../simulator/credentials.ts';
import { registerOnPage } from '../../simulator/seat/register-on-page.ts';
import { callFormOf, openCallByHand, takeCall, type OwnForm } from './call-walk.ts';
import { walkOf, walkOrder, type OrderWalk } from './order-walk.ts';
import { registerByHand } from './petition-walk.ts';
import type { Row } from './pairwise.ts';
import type { TestProduct } from './product.ts';

/**
 * Everything by which the way of an order is chosen before anybody works on it. For 话务转接 the docking says whether
 * 12345 announces the call or the seat agent opens the record on the page; what people register has none.
 */
export const arrivalFactors = {
  mode: ['workOrderTransfer', 'callTransfer', 'letter', 'visit', 'email', 'national'],
  docking: ['interface', 'page', 'none'],
  type: ['complaint', 'consultation', 'declaration'],
  level: ['province', 'city', 'county', 'directCounty'],
} as const;
export type Arrival = Row<typeof arrivalFactors>;

const comesFrom12345 = ({ mode }: Arrival) => mode === 'workOrderTransfer' || mode === 'callTransfer';

/** Only what comes from 12345 has a docking. */
export const isPossible = (arrival: Arrival): boolean => comesFrom12345(arrival) === (arrival.docking !== 'none');

/** A petition at a city is the city's own. */
export const isCitysOwn = ({ mode, level }: Arrival): boolean => level === 'city' && ['letter', 'visit', 'email'].includes(mode);

const hainan = '460000000000';
const hunan = '430000000000';
/** 省直辖县 are in 海南, all else in 湖南. */
export const provinceOf = ({ level }: Arrival): typeof hunan | typeof hainan => (level === 'directCounty' ? hainan : hunan);
const regionOf = { province: '433127', city: '433100', county: '433127', directCounty: '469026' } as const;
const caseOfType = {
  [hunan]: { complaint: 'complaint-hunan-region-text', consultation: 'consultation-hunan-exit', declaration: 'declaration-hunan-illness' },
  [hainan]: { complaint: 'complaint-hainan-direct-county', consultation: 'consultation-hainan-sanya', declaration: 'declaration-hainan-labour' },
} as const;

/** 海南 takes transferred calls too, with a seat agent of its own. */
export async function enableCallTransfer(product: TestProduct): Promise<void> {
  await product.database('platform').where('province_code', hainan).update({ call_transfer: true });
  await product.database('app_user').where('login', '460000-handler2').update({ rights: ['seatAgent'] });
}

async function registeredOnPage(product: TestProduct, arrival: Arrival, { type, form }: OwnForm): Promise<OrderWalk> {
  const platform = (await readCredentials(product.credentialsPath)).find(({ provinceCode }) => provinceCode === provinceOf(arrival));
  if (!platform) throw new Error(`${provinceOf(arrival)} has no platform`);
  const call = { orderType: type, agentNumber: '8017', callerNumber: '15400010017', callId: `CALL-${arrival.type}-${arrival.level}`, form };
  const acceptanceNo = await registerOnPage({ apiUrl: product.apiUrl, platform, now: () => new Date() }, call);
  const { id } = await product.database('work_order').where('acceptance_no', acceptanceNo).first<{ id: string }>('id');
  return walkOf(product, { orderId: id, acceptanceNo });
}

async function byTransferredCall(product: TestProduct, arrival: Arrival, form: OwnForm): Promise<OrderWalk> {
  const province = provinceOf(arrival);
  const login = province === hunan ? '430000-seat' : '460000-handler2';
  const call = arrival.docking === 'interface' ? await takeCall(product, { province, login }) : await openCallByHand(product, login);
  return call.end('order', form);
}

function byHand(product: TestProduct, arrival: Arrival, form: OwnForm): Promise<OrderWalk> {
  const body = { ...form, receivedOn: '2026-11-20' };
  const province = provinceOf(arrival);
  if (arrival.mode === 'national') return registerByHand(product, '000000-handler', '/national-transfers', { ...body, provinceUnitId: province });
  const unit = isCitysOwn(arrival) ? regionOf.city : province.slice(0, 6);
  return registerByHand(product, `${unit}-handler`, '/petitions', { ...body, channel: arrival.mode });
}

/** Brings an order to 12317 on its way. */
export async function arrive(product: TestProduct, arrival: Arrival): Promise<OrderWalk> {
  const caseId = caseOfType[provinceOf(arrival)][arrival.type];
  const region = { code: regionOf[arrival.level] };
  const { type, form } = callFormOf(product, caseId);
  const filled = { type, form: { ...form, region } };
  if (arrival.mode === 'callTransfer') return byTransferredCall(product, arrival, filled);
  if (arrival.mode !== 'workOrderTransfer') return byHand(product, arrival, filled);
  return arrival.docking === 'page' ? registeredOnPage(product, arrival, filled) : walkOrder(product, caseId, { region });
}
