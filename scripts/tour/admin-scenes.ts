import { units } from '../../test/builders/organisation.ts';
import type { Right } from '../../domain/user/right.ts';
import { platformOf } from './console-scenes.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

const logins = new Map<Right, Promise<string>>();
/** The login of a province's administrator, made once. */
function adminOf({ bench }: Stage, right: Right): Promise<string> {
  const login = logins.get(right) ?? bench.person(units.hunan, right).then((person) => person.login);
  logins.set(right, login);
  return login;
}
const pageOf = async (stage: Stage, right: Right, path: string) => stage.pages.pageOf(await adminOf(stage, right), `/workbench/admin/${path}`);

/** The pages of administrators. */
export const adminScenes: readonly Scene[] = [
  {
    name: 'admin-users',
    play: async (stage) => {
      const page = await pageOf(stage, 'securityAdmin', 'users');
      await page.getByText('长沙市12317').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-account',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'users');
      await page.getByRole('button', { name: '开户' }).click();
      const dialog = page.getByRole('dialog');
      for (const [label, value] of [['用户名', 'chen.jing'], ['姓名', '陈静'], ['职务', '业务员'], ['联系电话', '0731-84210000'], ['单位', '长沙']] as const) await dialog.getByLabel(label, { exact: true }).fill(value);
      await page.getByTitle('长沙市12317').waitFor();
      return page;
    },
  },
  {
    name: 'admin-rights',
    play: async (stage) => {
      const page = await pageOf(stage, 'securityAdmin', 'users');
      await page.getByRole('button', { name: '授权 430100-handler' }).click();
      await page.getByRole('checkbox', { name: '审核人员' }).check();
      return page;
    },
  },
  {
    name: 'admin-units',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'units');
      await page.getByRole('button', { name: '下级 湖南省12317' }).click();
      await page.getByText('长沙市12317').waitFor();
      return page;
    },
  },
  {
    name: 'admin-unit',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'units');
      await page.getByRole('button', { name: '建立单位' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: '区划' }).fill('望城');
      await page.getByRole('option', { name: /望城区/ }).click();
      await dialog.getByLabel('单位名称').fill('望城区乡村振兴服务中心');
      await dialog.getByLabel('单位电话').fill('0731-88060000');
      return page;
    },
  },
  {
    name: 'admin-regions',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'regions');
      await page.getByRole('button', { name: '下级 湖南省' }).click();
      await page.getByText('长沙市', { exact: true }).waitFor();
      return page;
    },
  },
  {
    name: 'admin-region-import',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'regions');
      await page.getByRole('button', { name: '导入新版' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('数据来源').fill('湖南省民政厅 2026年7月');
      await dialog.getByLabel('数据截止日期').fill('2026-07-31');
      await page.keyboard.press('Enter');
      const lines = ['code,parent,name', '430181,430100,浏阳新市', '430181107,430181,沿溪街道', '430181199,430181,溪北镇'];
      await dialog.locator('input[type=file]').setInputFiles({ name: '湖南区划2026-07.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
      await dialog.getByRole('button', { name: '预览' }).click();
      await dialog.getByText(/溪北镇/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-region-add',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'regions');
      await page.getByRole('button', { name: '补充区划' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: '上级区划（县或乡）' }).fill('沿溪');
      await page.getByRole('option', { name: /浏阳市沿溪镇/ }).click();
      await dialog.getByLabel('区划名称').fill('溪口新村');
      return page;
    },
  },
  {
    name: 'admin-platforms',
    play: async (stage) => {
      await platformOf(stage);
      const page = await pageOf(stage, 'systemAdmin', 'platforms');
      await page.getByText('hunan-12345').waitFor();
      return page;
    },
  },
  {
    name: 'admin-platform-new',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'platforms');
      await page.getByRole('button', { name: '新建平台' }).click();
      const dialog = page.getByRole('dialog');
      for (const [label, value] of [['名称', '长沙市12345政务服务便民热线'], ['平台代码', 'changsha-12345'], ['回调地址', 'https://12345.changsha.example/12317']] as const) await dialog.getByLabel(label).fill(value);
      return page;
    },
  },
  {
    name: 'admin-key-new',
    play: async (stage) => {
      await platformOf(stage);
      const page = await pageOf(stage, 'securityAdmin', 'platforms');
      await page.getByRole('button', { name: /^密钥 湖南省/ }).click();
      await page.getByRole('button', { name: '发放新密钥' }).click();
      await page.getByText('重叠期内新旧密钥都有效').waitFor();
      return page;
    },
  },
  {
    name: 'admin-code-lists',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'code-lists');
      await page.getByRole('button', { name: /返（致）贫风险/ }).click();
      await page.getByText('因自然灾害').waitFor();
      return page;
    },
  },
  {
    name: 'admin-platform',
    play: async (stage) => {
      await platformOf(stage);
      const page = await pageOf(stage, 'systemAdmin', 'platforms');
      await page.getByRole('button', { name: /^设置 湖南省/ }).click();
      await page.getByText('均可不填').waitFor();
      return page;
    },
  },
  {
    name: 'admin-keys',
    play: async (stage) => {
      await platformOf(stage);
      const page = await pageOf(stage, 'securityAdmin', 'platforms');
      await page.getByRole('button', { name: /^密钥 湖南省/ }).click();
      await page.getByText('对方请求').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-settings',
    play: async (stage) => {
      const page = await pageOf(stage, 'systemAdmin', 'settings');
      await page.getByText('报告最多退回次数').waitFor();
      return page;
    },
  },
  {
    name: 'admin-audit',
    play: async (stage) => {
      const page = await pageOf(stage, 'auditAdmin', 'audit');
      await page.getByRole('button', { name: '核验审计链' }).click();
      await page.getByText('审计链完整').waitFor();
      return page;
    },
  },
];
