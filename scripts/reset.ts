import { forgetData } from './start/data-folder.ts';
import { readStartSettings } from './start/settings.ts';

/** `npm run reset`: forgets the data of the product; refused while it runs. */
const { dataDirectory } = readStartSettings(process.env);
try {
  await forgetData(dataDirectory);
  console.log(`数据已清空（${dataDirectory}）`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
