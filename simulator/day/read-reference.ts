import type { PlatformClient } from '../platform-client.ts';

/** Reads what a platform reads in the morning: regions level by level and by name, and the code lists. */
export async function readReference(client: PlatformClient): Promise<void> {
  for (const path of ['regions', 'regions?parent=430000000000', 'regions/430000000000', `regions/search?q=${encodeURIComponent('永顺')}`, 'code-lists', 'code-lists/risk'])
    await client.read(path);
  await client.resolveRegion('湖南省湘西土家族苗族自治州永顺县灵溪镇');
}
