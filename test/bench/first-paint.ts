import type { Browser } from 'playwright-core';
import { filledPassword } from './filled-product.ts';

/** Runs in the page: notes when the first order of the list has been drawn, in ms since the navigation began. */
const watch = `new MutationObserver((_, observer) => {
  if (!document.querySelector('tbody tr a.number')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.usefulAfterMs = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

/** Logs a person in at a product and answers how to open the inbox anew, each time in ms until its first order is drawn. */
export async function openInboxPage(browser: Browser, url: string, login: string): Promise<() => Promise<number>> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto('/workbench/inbox');
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(filledPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  return async () => {
    await page.goto('/workbench/inbox');
    return Number(await page.locator('html[data-useful-after-ms]').getAttribute('data-useful-after-ms'));
  };
}
