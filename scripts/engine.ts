import { createStepList } from './console/step-list.ts';
import { startEngine } from './engine/start-engine.ts';
import { checkMachine } from './start/check-machine.ts';
import { engineFolder, takeDataFolder } from './start/data-folder.ts';
import { readStartSettings } from './start/settings.ts';
import { createShutDown, onEndSignal } from './start/shut-down.ts';

/** `npm run engine`: only the engine (and Operate), for development, until Ctrl-C. */
const steps = createStepList();
const shutDown = createShutDown();
const end = (code: number): Promise<never> => shutDown.run().then(() => process.exit(code));
onEndSignal(() => void end(0));

try {
  const settings = readStartSettings(process.env);
  const lock = await takeDataFolder(settings.dataDirectory);
  process.once('exit', () => lock.release());
  await steps.step('检查本机条件', () => checkMachine(settings));
  const engine = await steps.step(`启动流程引擎 ${settings.engineVersion}`, (say) =>
    startEngine({
      version: settings.engineVersion,
      operate: settings.operate,
      dataDirectory: engineFolder(settings.dataDirectory, settings.engineVersion),
      ports: settings.ports,
      controlledClock: true,
      onProgress: say,
    }),
  );
  shutDown.add('servers', () => engine.stop());
  console.log(`gRPC ${engine.gatewayAddress}  管理 ${engine.managementUrl}  Operate ${engine.operateUrl ?? '未启动'}  编号 ${engine.engineId}`);
} catch (error) {
  if (!shutDown.begun()) {
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}
