import { platformList } from '../../api/contract/workbench/admin.ts';
import type { PlatformCredentials } from '../credentials.ts';
import type { Office } from '../desk.ts';

/**
 * Has 12317 tell this platform of every change of state for the day (a setting, P8.1), as its system administrator does;
 * what is given back puts the setting where it was. Nothing happens where nobody may.
 */
export async function withStatusMessages(office: Office, { platformCode, provinceCode }: PlatformCredentials): Promise<() => Promise<void>> {
  const desk = await office.desk(`${provinceCode.slice(0, 6)}-system-admin`);
  const platform = desk && platformList.parse(await desk.ask('GET', '/admin/platforms')).platforms.find(({ code }) => code === platformCode);
  if (!platform || platform.sendsStatusChanged) return () => Promise.resolve();
  const set = async (sendsStatusChanged: boolean): Promise<void> => {
    await desk.ask('PUT', `/admin/platforms/${platform.id}`, { sendsStatusChanged });
  };
  await set(true);
  return () => set(false);
}
