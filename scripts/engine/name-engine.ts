import { engineIdOf } from './engine-id.ts';

/** Writes the engine's id into its data folder, once: `node scripts/engine/name-engine.ts <folder>`. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('用法：node scripts/engine/name-engine.ts <引擎数据目录>');
console.log(`引擎编号 ${await engineIdOf(folder)}`);
