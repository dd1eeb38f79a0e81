import { createStepList } from './console/step-list.ts';
import { checkMachine } from './start/check-machine.ts';
import { takeDataFolder } from './start/data-folder.ts';
import { readStartSettings } from './start/settings.ts';
import { createShutDown, onEndSignal } from './start/shut-down.ts';
import { startProduct } from './start/start-product.ts';
import { walkOrders } from './start/walk-orders.ts';
import { describeProduct } from './start/describe-product.ts';

/** `npm start`: the whole product on this machine, until Ctrl-C or `npm run stop`. */
const startedAt = Date.now();
const steps = createStepList();
const shutDown = createShutDown();
let exitCode = 0;

async function end(): Promise<void> {
  steps.close();
  if (!shutDown.isEmpty()) console.log('正在结束……');
  await shutDown.run();
  if (!shutDown.isEmpty()) console.log('已全部结束');
  process.exit(exitCode);
}
onEndSignal(() => void end());

try {
  const settings = readStartSettings(process.env);
  const lock = await takeDataFolder(settings.dataDirectory);
  process.once('exit', () => lock.release());
  await steps.step('检查本机条件', () => checkMachine(settings));
  const product = await startProduct(settings, steps, shutDown);
  await walkOrders(settings, product.environment, steps);
  console.log(describeProduct(settings, product.engine, (Date.now() - startedAt) / 1000));
} catch (error) {
  // After Ctrl-C everything fails because it was ended, which needs no words.
  if (!shutDown.begun()) {
    console.error(`\n启动失败：${error instanceof Error ? error.message : String(error)}`);
    exitCode = 1;
    await end();
  }
}
