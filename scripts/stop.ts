import { setTimeout as sleep } from 'node:timers/promises';
import { dataFoldersIn, endEverything, runningLauncher } from './start/data-folder.ts';
import { readStartSettings } from './start/settings.ts';

/** `npm run stop`: ends the product that runs on this data folder, and whatever a killed one left behind. */
let anythingRan = false;
for (const folder of dataFoldersIn(readStartSettings(process.env).dataDirectory)) {
  const launcher = runningLauncher(folder);
  if (launcher) {
    console.log(`正在结束（进程 ${launcher.pid}）……`);
    process.kill(launcher.pid, 'SIGTERM');
    const giveUpAt = Date.now() + 60_000;
    while (runningLauncher(folder) && Date.now() < giveUpAt) await sleep(100);
  }
  const leftovers = await endEverything(folder);
  if (leftovers.length > 0) console.log(`已结束遗留的进程：${leftovers.join('、')}`);
  anythingRan ||= launcher !== undefined || leftovers.length > 0;
}
console.log(anythingRan ? '已全部结束' : '没有正在运行的部分');
