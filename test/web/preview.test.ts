import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { docx } from '../builders/uploads.ts';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

/** A second of silence. */
function silence(): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + 8000, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(8000, 40);
  return Buffer.concat([header, Buffer.alloc(8000, 0x80)]);
}

describe('attachments in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  const orderWith = async (login: string, files: readonly (readonly [name: string, content: string | Buffer])[], change: Parameters<typeof acceptOrderOf>[1] = {}) => {
    const handler = await pages.bench.person(units.hunan, 'handler', login);
    const { id } = await acceptOrderOf(pages.bench, change);
    for (const [name, content] of files) {
      const response = await handler.upload(name, content);
      if (response.status !== 201) throw new Error(response.text);
      await pages.bench.knex('attachment').where('id', (response.body as { attachmentId: string }).attachmentId).update({ order_id: id, state: 'unscanned' });
    }
    return { id, handler, page: await pages.pageOf(handler.login, `/workbench/orders/${id}`) };
  };

  it('pictures, PDF, texts and sound are shown in the page, each opening audited; the rest is for saving', async () => {
    const painter = await pages.newPage();
    await painter.setContent('<h1>现场照片</h1>');
    const [picture, pdf] = [await painter.screenshot(), await painter.pdf()];
    const { id, page } = await orderWith('-preview', [['现场.png', picture], ['报告.pdf', pdf], ['说明.txt', Buffer.from('cbb5c3f7', 'hex')], ['录音.wav', silence()], ['台账.docx', docx()]]);
    const open = async (name: string) => {
      await page.getByRole('button', { name: `预览 ${name}` }).click();
      return page.getByRole('dialog', { name: `预览 ${name}` });
    };
    const close = () => page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

    const shown = (await open('现场.png')).getByRole('img', { name: '现场.png' });
    await shown.waitFor();
    await eventually('the picture to be drawn', async () => (await shown.evaluate((image) => Reflect.get(image, 'naturalWidth') as number)) > 100);
    expect(await accessibilityProblems(page)).toEqual([]);
    await close();
    await (await open('报告.pdf')).locator('iframe[title="报告.pdf"]').waitFor();
    await eventually('the browser’s viewer to open the document', () => page.frames().some((frame) => frame.url().startsWith('chrome-extension:')));
    await close();
    // GB 18030, as older office systems write.
    await (await open('说明.txt')).getByText('说明', { exact: true }).waitFor();
    await close();
    const player = (await open('录音.wav')).getByLabel('录音.wav');
    await player.waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await close();

    await page.getByText('只能下载后打开').waitFor();
    expect(await page.getByRole('button', { name: '预览 台账.docx' }).count()).toBe(0);
    expect(await pages.bench.knex('audit_entry').where({ order_id: id, action: 'attachment.opened' })).toHaveLength(4);
    await painter.context().close();
    await page.context().close();
  });

  it('the call of a sealed order is refused in the dialog, with the reason', async () => {
    const { page } = await orderWith('-sealed', [['来电录音.wav', silence()]], { confidential: true });

    await page.getByRole('button', { name: '预览 来电录音.wav' }).click();

    await page.getByRole('dialog').getByText('密封工单的通话录音只能由有密封信息查看权限的人员打开。').waitFor();
    await page.context().close();
  });
});
