import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The id of a data folder, written once when the folder is created: engine keys are unique only together with it,
 * and it goes when the engine's data goes.
 */
export async function engineIdOf(engineDataFolder: string): Promise<string> {
  const file = join(engineDataFolder, 'engine-id');
  await mkdir(engineDataFolder, { recursive: true });
  try {
    const id = randomUUID();
    await writeFile(file, id, { flag: 'wx' });
    return id;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
