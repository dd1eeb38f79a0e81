import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment, AttachmentOwner } from '../../domain/attachment/attachment.ts';
import { defaultContentLimits } from '../../domain/attachment/content-rules.ts';
import type { ScanVerdict } from '../../domain/attachment/ports.ts';
import { purgeUnreferenced } from '../../domain/attachment/purge-unreferenced.ts';
import { scanAttachment, scanQuarantined, type Scanning } from '../../domain/attachment/scan-attachment.ts';
import { storeAttachment } from '../../domain/attachment/store-attachment.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { createEncryptedFileStore, type EncryptedFileStore } from '../../infra/files/encrypted-file-store.ts';
import { createContentInspector } from '../../infra/files/inspect-content.ts';
import { createAttachmentRepository } from '../../infra/postgres/attachment-repository.ts';
import { createAuditRepository } from '../../infra/postgres/audit-repository.ts';
import { insertPlatform } from '../builders/platform.ts';
import * as upload from '../builders/uploads.ts';
import { insertUser } from '../builders/user.ts';
import { adaptersOver, stoppedClock } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { ringOf } from '../support/key-rings.ts';

type Repositories = { attachments: ReturnType<typeof createAttachmentRepository>; audit: ReturnType<typeof createAuditRepository> };

describe('attachments', () => {
  let database: TestDatabase;
  let inTransaction: InTransaction<Repositories>;
  let platform: AttachmentOwner & { platformId: string };
  let folder: string;
  let files: EncryptedFileStore;
  const clock = stoppedClock();

  beforeAll(async () => {
    database = await createTestDatabase();
    const { cipher } = adaptersOver(database.knex, clock);
    platform = { platformId: (await insertPlatform(database.knex, cipher)).id };
    inTransaction = (work) =>
      database.knex.transaction((transaction) =>
        work({ attachments: createAttachmentRepository(transaction, cipher), audit: createAuditRepository(transaction, { clock, cipher }) }),
      );
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.knex('attachment').delete();
    clock.set('2026-11-23T10:00:00+08:00');
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    files = createEncryptedFileStore({ folder, ring: ringOf(['f1']), profile: 'intl' });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const filesOnDisk = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
    yield await Promise.resolve(bytes);
  }
  const store = (fileName: string, bytes: Buffer, owner: AttachmentOwner = platform): Promise<Attachment> =>
    storeAttachment(
      { files, inspector: createContentInspector(files), inTransaction, clock, newId: randomUUID, limits: { ...defaultContentLimits, maxPixels: 1_000_000 } },
      { owner, fileName, content: once(bytes) },
    );
  const saying = (verdict: ScanVerdict): Scanning => ({ mode: 'on', scanner: { scan: () => Promise.resolve(verdict) } });
  const scan = (id: string, scanning: Scanning) => scanAttachment({ files, inTransaction, scanning, clock }, id);
  const find = (id: string) => inTransaction(({ attachments }) => attachments.find(id));
  const attach = (orderId: string, ids: string[], owner: AttachmentOwner = platform) =>
    inTransaction(({ attachments }) => attachments.attach(orderId, owner, ids));

  describe('upload', () => {
    it('keeps what an honest platform sends, in quarantine, its name encrypted', async () => {
      const stored = await store('张三的说明.pdf', upload.pdf);
      expect(stored).toMatchObject({ fileName: '张三的说明.pdf', mediaType: 'application/pdf', state: 'quarantined', sizeBytes: upload.pdf.length });
      expect(await find(stored.id)).toEqual(stored);
      const row: unknown = await database.knex('attachment').first();
      expect(JSON.stringify(row)).not.toContain('张三');
      expect((row as { file_name_enc: Buffer }).file_name_enc.includes('张三')).toBe(false);
    });

    it.each([
      ['../../etc/张三.docx', '张三.docx'],
      ['C:\\Users\\张三\\桌面\\材料.docx', '材料.docx'],
      ['材\u202ecod.docx', '材cod.docx'],
      [`${'长'.repeat(300)}.docx`, `${'长'.repeat(195)}.docx`],
    ])('takes only the name from %s', async (given, name) => {
      expect(await store(given, upload.docx())).toMatchObject({ fileName: name });
    });

    it.each<[string, string, Buffer]>([
      ['a program', '材料.exe', upload.exe],
      ['a program named as a picture', '材料.jpg', upload.exe],
      ['a web page', '材料.html', Buffer.from('<script>')],
      ['a vector picture', '材料.svg', Buffer.from('<svg/>')],
      ['a picture named as a document', '材料.pdf', upload.png(1, 1)],
      ['a zip named as a document', '材料.docx', upload.ofd()],
      ['a file without extension', '材料', upload.pdf],
      ['two extensions', '材料.pdf.exe', upload.pdf],
      ['a picture of too many pixels', '材料.png', upload.png(10_000, 10_000)],
      ['a picture that is broken', '材料.jpg', upload.jpg(1, 1).subarray(0, 20)],
      ['macros', '材料.docx', upload.docx({ name: 'word/vbaProject.bin', content: 'x' })],
      ['an encrypted document', '材料.doc', upload.oleFile('EncryptedPackage')],
    ])('refuses %s and keeps nothing of it', async (_what, fileName, bytes) => {
      await expect(store(fileName, bytes)).rejects.toMatchObject({ code: 'attachment-type-refused' });
      expect(await filesOnDisk()).toBe(0);
      expect(await database.knex('attachment').first()).toBeUndefined();
    });

    it('refuses what is too large for its kind, has no content, or no name', async () => {
      await expect(store('a.pdf', Buffer.alloc(defaultContentLimits.maxBytes.document + 1))).rejects.toMatchObject({ code: 'attachment-too-large' });
      await expect(store('a.pdf', Buffer.alloc(0))).rejects.toMatchObject({ code: 'validation-failed' });
      await expect(store('..', upload.pdf)).rejects.toMatchObject({ code: 'validation-failed' });
      expect(await filesOnDisk()).toBe(0);
    });

    it('keeps no file when its row can not be written', async () => {
      await expect(store('a.pdf', upload.pdf, { platformId: randomUUID() })).rejects.toThrow();
      expect(await filesOnDisk()).toBe(0);
    });
  });

  describe('scan', () => {
    it('makes a clean file usable', async () => {
      const { id } = await store('a.pdf', upload.pdf);
      expect(await scan(id, saying({ verdict: 'clean' }))).toBe('clean');
      expect(await find(id)).toMatchObject({ state: 'clean' });
      expect(await scan(id, saying({ verdict: 'infected', threatName: 'late' }))).toBe('clean');
    });

    it('deletes the content of an infected file and audits the find', async () => {
      const { id } = await store('a.pdf', upload.pdf);
      expect(await scan(id, saying({ verdict: 'infected', threatName: 'Eicar-Test' }))).toBe('infected');
      expect(await find(id)).toMatchObject({ state: 'infected', storedName: null });
      expect(await filesOnDisk()).toBe(0);
      expect(await database.knex('audit_entry').where({ action: 'attachment.foundInfected' }).first()).toMatchObject({
        actor_id: 'scanner',
        detail: { attachmentId: id, threatName: 'Eicar-Test', owner: platform },
      });
    });

    it.each<[string, Scanning]>([
      ['no scanner is configured', { mode: 'not-configured' }],
      ['the scanner is away', saying({ verdict: 'unavailable', reason: 'ECONNREFUSED' })],
    ])('leaves a file in quarantine where %s', async (_what, scanning) => {
      const { id } = await store('a.pdf', upload.pdf);
      expect(await scan(id, scanning)).toBe('quarantined');
      expect(await filesOnDisk()).toBe(1);
      expect(await attach(randomUUID(), [id])).toEqual([id]);
    });

    it('says openly that a file was not scanned where scanning is switched off', async () => {
      const { id } = await store('a.pdf', upload.pdf);
      expect(await scan(id, { mode: 'off' })).toBe('unscanned');
    });

    it('tries the file that waited longest first', async () => {
      const [first, second] = [await store('a.pdf', upload.pdf), await store('b.pdf', upload.pdf)];
      const scanning = saying({ verdict: 'unavailable', reason: 'away' });
      const deps = { files, inTransaction, scanning, clock };
      const inQuarantine = () => inTransaction(({ attachments }) => attachments.listQuarantined(10));
      clock.set('2026-11-23T10:01:00+08:00');
      await scan(first.id, scanning);
      expect(await inQuarantine()).toEqual([second.id, first.id]);
      expect(await scanQuarantined({ ...deps, scanning: saying({ verdict: 'clean' }) }, { limit: 1 })).toEqual({ tried: 1, decided: 1 });
      expect(await inQuarantine()).toEqual([first.id]);
    });

    it('knows nothing of a file that is not there', async () => {
      expect(await scan(randomUUID(), { mode: 'off' })).toBeUndefined();
    });
  });

  describe('order', () => {
    const usable = async (owner: AttachmentOwner = platform) => {
      const { id } = await store('a.pdf', upload.pdf, owner);
      await scan(id, saying({ verdict: 'clean' }));
      return id;
    };

    it('takes its own platform’s usable files, once', async () => {
      const [orderId, otherOrderId] = [await insertOrder(), await insertOrder()];
      const own = await usable();
      const foreign = await usable({ userId: await insertUser(database.knex) });
      const { id: unscanned } = await store('b.pdf', upload.pdf);
      const unknown = randomUUID();
      expect(await attach(orderId, [own, foreign, unscanned, unknown])).toEqual([foreign, unscanned, unknown]);
      expect(await attach(orderId, [own])).toEqual([]);
      expect(await attach(otherOrderId, [own])).toEqual([own]);
      expect((await inTransaction(({ attachments }) => attachments.listOfOrder(orderId))).map(({ id }) => id)).toEqual([own]);
    });

    it('keeps its files; those that none took go after a day, as do files without a row', async () => {
      const orderId = await insertOrder();
      const [taken, idle] = [await usable(), await usable()];
      await attach(orderId, [taken]);
      await mkdir(join(folder, 'ff'), { recursive: true });
      await writeFile(join(folder, 'ff', 'f'.repeat(32)), 'left by a crash');
      const longAgo = new Date(Date.now() - 25 * 3_600_000);
      for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()))
        await utimes(join(entry.parentPath, entry.name), longAgo, longAgo);
      const purge = () => purgeUnreferenced({ files, inTransaction, clock });
      clock.set('2026-11-24T09:59:59+08:00');
      expect(await purge()).toMatchObject({ rows: 0 });
      clock.set('2026-11-24T10:00:01+08:00');
      expect(await purge()).toMatchObject({ rows: 1 });
      expect([await find(idle), (await find(taken))?.orderId]).toEqual([undefined, orderId]);
      expect(await filesOnDisk()).toBe(1);
      const parts: Uint8Array[] = [];
      for await (const part of files.read((await find(taken))?.storedName ?? '')) parts.push(part);
      expect(Buffer.concat(parts)).toEqual(upload.pdf);
    });

    async function insertOrder(): Promise<string> {
      const id = randomUUID();
      await database.knex('work_order').insert({
        id, acceptance_no: id, type: 'complaint', source: 'workOrder', docking: 'interface', platform_id: platform.platformId, platform_order_no: id,
        submission_fingerprint: Buffer.alloc(1), province_code: '430000000000', province_unit_id: '430000000000', status: 'pending_review',
        content_enc: Buffer.alloc(1), accepted_at: new Date(),
      }); // prettier-ignore
      return id;
    }
  });
});
