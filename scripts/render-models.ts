/**
 * Draws every model as a picture: `.cache/models/<file>.png`, at the size a careful reader wants.
 * A diagram is looked at after each change (§3.3); `npm run render:models [name …]` draws all, or those named.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const modelsDir = join(import.meta.dirname, '..', 'processes');
const picturesDir = join(import.meta.dirname, '..', '.cache', 'models');
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; background: #fff; font-family: "Noto Sans CJK SC", sans-serif } .bjs-powered-by { display: none }
</style><div id="canvas"></div>`;

/** What bpmn-js draws, as SVG text with its own width and height; runs inside the browser. */
const drawInBrowser = async (xml: string): Promise<string> => {
  const { BpmnJS } = globalThis as unknown as {
    BpmnJS: new (options: object) => { importXML(xml: string): Promise<{ warnings: unknown[] }>; saveSVG(): Promise<{ svg: string }> };
  };
  const viewer = new BpmnJS({ container: '#canvas', textRenderer: { defaultStyle: { fontFamily: '"Noto Sans CJK SC", sans-serif' } } });
  const { warnings } = await viewer.importXML(xml);
  if (warnings.length > 0) throw new Error(`bpmn-js warns: ${warnings.map(String).join('; ')}`);
  return (await viewer.saveSVG()).svg;
};

const wanted = process.argv.slice(2);
const files = (await readdir(modelsDir)).filter((name) => name.endsWith('.bpmn') && (wanted.length === 0 || wanted.some((part) => name.includes(part)))).sort();
await mkdir(picturesDir, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  for (const file of files) {
    const tab = await browser.newPage({ deviceScaleFactor: 1.5 });
    await tab.setContent(page);
    await tab.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
    const svg = await tab.evaluate(drawInBrowser, await readFile(join(modelsDir, file), 'utf8'));
    await tab.setContent(`${page}<div id="picture" style="display:inline-block">${svg}</div>`);
    const target = join(picturesDir, file.replace(/\.bpmn$/, '.png'));
    await writeFile(target, await tab.locator('#picture svg').first().screenshot());
    console.log(`${file} → .cache/models/${file.replace(/\.bpmn$/, '.png')}`);
    await tab.close();
  }
} finally {
  await browser.close();
}
