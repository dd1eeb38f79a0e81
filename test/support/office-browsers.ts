import type { Browser, Page } from 'playwright-core';
import { readCredentials } from '../../simulator/credentials.ts';
import { createPlatformClient, type PlatformAnswer } from '../../simulator/platform-client.ts';
import { buildPages, firstScreen, openBrowser } from './pages.ts';
import { startTestProduct, type TestProduct } from './product.ts';
import { productPassword } from './product-processes.ts';

/** One person at their own browser. */
export type Person = {
  page: Page;
  /** Claims the order's task from the inbox, which shows it as soon as it is there, and comes to the order's page. */
  take(acceptanceNo: string): Promise<void>;
  /** Opens the order's page without a task. */
  look(acceptanceNo: string): Promise<void>;
  /** Presses a button of the page's forms and waits until the task is off the desk. */
  submit(button: string): Promise<void>;
};

const nothingToDo = '当前没有需要您办理的任务。';

async function logIn(browser: Browser, baseURL: string, login: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: firstScreen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto('/workbench/inbox');
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(productPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  return page;
}

/** The whole product of one province with real browsers: everybody has a context of their own, opened when first asked for. */
export async function openOfficeBrowsers(provinceCode: string) {
  await buildPages();
  const product: TestProduct = await startTestProduct({ provinces: [provinceCode] });
  const browser = await openBrowser();
  const people = new Map<string, Promise<Person>>();

  const open = async (login: string): Promise<Person> => {
    const page = await logIn(browser, product.apiUrl, login);
    return {
      page,
      take: async (acceptanceNo) => {
        await page.goto('/workbench/inbox');
        await page.getByRole('button', { name: `签收 ${acceptanceNo}` }).click();
        await page.getByRole('heading', { name: acceptanceNo }).waitFor();
      },
      look: async (acceptanceNo) => {
        const order = await product.database('work_order').where('acceptance_no', acceptanceNo).first<{ id: string }>('id');
        await page.goto(`/workbench/orders/${order.id}`);
        await page.getByRole('heading', { name: acceptanceNo }).waitFor();
      },
      submit: async (button) => {
        await page.getByRole('button', { name: button, exact: true }).click();
        await page.getByText(nothingToDo).waitFor();
      },
    };
  };
  return {
    product,
    person: (login: string): Promise<Person> => {
      const known = people.get(login) ?? open(login);
      people.set(login, known);
      return known;
    },
    /** How many people have worked in browsers of their own. */
    count: () => people.size,
    /** A 12345 专席 at the screen of the simulated 12345. */
    seat: async () => {
      const context = await browser.newContext({ baseURL: product.simulator.url, viewport: firstScreen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto('/seat');
      return page;
    },
    /** 12345 says something about an order through its interface. */
    tell: async (acceptanceNo: string, path: string, body: Record<string, unknown>): Promise<PlatformAnswer> => {
      const [platform] = await readCredentials(product.credentialsPath);
      if (!platform) throw new Error('the province has no platform');
      const client = createPlatformClient(product.apiUrl, platform, { connections: 1 });
      return client.tell(acceptanceNo, path, body).finally(() => client.close());
    },
    /** Callbacks of one kind that 12345 has verified and kept. */
    kept: (acceptanceNo: string, kind: string) =>
      product.simulator.journal.callbacks().filter((entry) => entry.kept && entry.acceptanceNo === acceptanceNo && entry.kind === kind),
    close: async () => {
      await browser.close();
      await product.end();
    },
  };
}

export type OfficeBrowsers = Awaited<ReturnType<typeof openOfficeBrowsers>>;
