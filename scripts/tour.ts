/**
 * Takes the pictures of `docs/tour.md`: every page of the workbench at 1366×768 and the registration pages as 12345 embeds
 * them, on databases of their own with invented orders; `npm run tour`, or `npm run tour -- register` for the names that
 * begin so. Each picture is looked at by a person before it is committed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
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
const { deskScenes } = await import('./tour/desk-scenes.ts');
const { adminScenes } = await import('./tour/admin-scenes.ts');
const { negotiationScenes } = await import('./tour/negotiation-scenes.ts');
const { linkingScenes } = await import('./tour/linking-scenes.ts');
const { dashboardScenes } = await import('./tour/dashboard-scenes.ts');
const { ownIntakeScenes } = await import('./tour/own-intake-scenes.ts');
const { limitScenes } = await import('./tour/limit-scenes.ts');
const { consoleScenes } = await import('./tour/console-scenes.ts');
const { prepareTour } = await import('./tour/prepare-tour.ts');
const { openRegisterStage, registerScenes } = await import('./tour/register-scenes.ts');
const wanted = process.argv.slice(2);
const isWanted = ({ name }: { name: string }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start));

async function takePicture(name: string, page: Page): Promise<void> {
  // Messages that fade are gone by then.
  await page.locator('.ant-message-notice').waitFor({ state: 'detached' });
  const picture = recompressPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  await writeFile(join(picturesFolder, `${name}.png`), picture);
  await page.context().close();
  console.log(`docs/tour/${name}.png ${Math.round(picture.length / 1000)} kB`);
  if (picture.length > largestBytes) process.exitCode = 1;
}

try {
  await mkdir(picturesFolder, { recursive: true });
  const ownScenes = [...scenes, ...deskScenes, ...negotiationScenes, ...linkingScenes, ...ownIntakeScenes, ...consoleScenes, ...adminScenes, ...dashboardScenes, ...limitScenes].filter(isWanted);
  if (ownScenes.length > 0) {
    const pages = await openPages();
    try {
      const stage = await prepareTour(pages);
      for (const scene of ownScenes) await takePicture(scene.name, await scene.play(stage));
      for (const complaint of pages.complaints) console.error(complaint);
    } finally {
      await pages.close();
    }
  }
  if (registerScenes.some(isWanted)) {
    const journal = await throwAwayFolder('hotline-seat');
    const stage = await openRegisterStage(journal.path);
    try {
      for (const scene of registerScenes.filter(isWanted)) await takePicture(scene.name, await scene.play(stage));
      for (const complaint of stage.pages.complaints) console.error(complaint);
    } finally {
      await stage.close();
      await journal.remove();
    }
  }
} finally {
  await postgres.stop('immediate');
  await folder.remove();
}
