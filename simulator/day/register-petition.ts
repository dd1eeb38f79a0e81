import { registeredPetition } from '../../api/contract/workbench/petitions.ts';
import type { Office } from '../desk.ts';
import type { DayOrder } from './plan-day.ts';

const chinaToday = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The city of a case, where its region is given as a code that names one. */
function cityOf({ push }: DayOrder): string | undefined {
  const { region } = push.orderCase.body;
  const code = typeof region === 'object' && region !== null && 'code' in region && typeof region.code === 'string' ? region.code : '';
  return code.length >= 4 && code.slice(2, 4) !== '00' && code.slice(2, 4) !== '90' ? `${code.slice(0, 4)}00` : undefined;
}

/** Who registers it: a handler of 国家局, of the case's city where the plan says so and one is there, or of the province. */
async function registrar(office: Office, order: DayOrder) {
  const province = `${order.push.platform.provinceCode.slice(0, 2)}0000`;
  const city = order.atCity ? cityOf(order) : undefined;
  const logins = order.arrival === 'national' ? ['000000-handler'] : [...(city ? [`${city}-handler`] : []), `${province}-handler`];
  for (const login of logins) {
    const desk = await office.desk(login);
    if (desk) return desk;
  }
  throw new Error(`没有 ${logins.join('、')} 这名业务员`);
}

/** Registers a letter, visit, e-mail or a transfer of 国家局 by hand (P3.8); gives the 受理编号. */
export async function registerPetition(office: Office, order: DayOrder, form: Readonly<Record<string, unknown>>): Promise<string> {
  const { platform, orderCase } = order.push;
  const desk = await registrar(office, order);
  const shared = { type: orderCase.orderType, form, receivedOn: chinaToday() };
  const registered =
    order.arrival === 'national'
      ? await desk.ask('POST', '/national-transfers', { ...shared, provinceUnitId: platform.provinceCode })
      : await desk.ask('POST', '/petitions', { ...shared, channel: order.arrival, reference: `XF-${order.push.platformOrderNo}` });
  return registeredPetition.parse(registered).acceptanceNo;
}
