/**
 * Takes the pictures of `docs/tour.md`: every page of the workbench at 1366×768, on a database of its own with invented
 * orders; `npm run tour`. Each picture is looked at by a person before it is committed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from './postgres/start-postgres.ts';
import { recompressPng } from './tour/recompress-png.ts';
import { throwAwayFolder } from './test/throw-away-folder.ts';

const picturesFolder = join(import.meta.dirname, '../docs/tour');
/** So that the repository stays small. */
const largestBytes = 150_000;

const folder = await throwAwayFolder('hotline-tour', true);
const postgres = await startPostgres({ dataDirectory: folder.path, durable: false });
process.env['TEST_DATABASE_URL'] = postgres.url();
// What it imports reads the address of the database while it is loaded.
const { openPages } = await import('../test/support/pages.ts');
const { scenes } = await import('./tour/scenes.ts');
const { prepareTour } = await import('./tour/prepare-tour.ts');
try {
  await mkdir(picturesFolder, { recursive: true });
  const pages = await openPages();
  try {
    const stage = await prepareTour(pages);
    for (const scene of scenes) {
      const { name } = scene;
      const page = await scene.play(stage);
      const path = join(picturesFolder, `${name}.png`);
      // Messages that fade are gone by then.
      await page.locator('.ant-message-notice').waitFor({ state: 'detached' });
      const picture = recompressPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
      await writeFile(path, picture);
      await page.context().close();
      const size = picture.length;
      console.log(`docs/tour/${name}.png ${Math.round(size / 1000)} kB`);
      if (size > largestBytes) process.exitCode = 1;
    }
    for (const complaint of pages.complaints) console.error(complaint);
  } finally {
    await pages.close();
  }
} finally {
  await postgres.stop('immediate');
  await folder.remove();
}
