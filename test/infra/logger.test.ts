import { expect, test } from '@jest/globals';
import { createLogger } from '../../infra/logger.ts';

/** The one line that `write` logs, as text and parsed. */
function lineOf(write: (logger: ReturnType<typeof createLogger>) => void): { text: string; fields: Record<string, unknown> } {
  let text = '';
  write(createLogger({ name: 'api', level: 'debug', destination: { write: (line) => (text += line) } }));
  return { text, fields: JSON.parse(text) as Record<string, unknown> };
}

test('writes ids, counts and codes as they are', () => {
  const at = new Date('2026-11-23T08:00:00Z');
  const fields = { name: 'order.accepted', jobKey: '4503599627370497', orderId: '0b9b2b0e-5f0c-4c6e-9a41-3f5a2d2f1a11', acceptanceNo: '2026-43-0000123-9', ms: 12, ok: true, at, missing: null, kinds: ['result'] };
  expect(lineOf((logger) => logger.info(fields, 'order accepted')).fields).toMatchObject({ ...fields, at: at.toISOString(), msg: 'order accepted' });
});

test('removes what may hold personal data, at any depth and however it is spelt', () => {
  const { text } = lineOf((logger) =>
    logger.warn({ request: { body: { a: '张三' }, headers: { cookie: 'sid=1' } }, rows: [{ person_name: '张三', name: '张三', 'Id-Number': 'x', phone: '1' }], Authorization: 'Bearer 张三' }, 'x'),
  );
  expect(text).not.toMatch(/张三|sid=1|Bearer/);
  expect(text.match(/\[removed\]/g)).toHaveLength(7);
});

test('redacts numbers of people in every text, in the message too', () => {
  const { text } = lineOf((logger) => logger.error({ note: '请回电13812348000', list: ['11010119900307775X'] }, 'call 0731-84123456'));
  expect(text).not.toMatch(/13812348000|11010119900307775X|84123456/);
});

test('tells of an error its kind, code, words and frames, and nothing else it carries', () => {
  const error = Object.assign(new TypeError('no answer for 13812348000', { cause: new Error('socket closed') }), { code: 'ECONNRESET', row: '张三' });
  const { text, fields } = lineOf((logger) => logger.error({ err: error }, 'failed'));
  expect(fields['err']).toMatchObject({ kind: 'TypeError', code: 'ECONNRESET', message: 'no answer for [电话]', cause: { message: 'socket closed' } });
  expect(text).toContain('logger.test.ts');
  expect(text).not.toMatch(/张三|13812348000/);
});

test('of a database error that quotes the data only the place is told', () => {
  const error = Object.assign(new Error('insert into app_user … - duplicate key value violates unique constraint'), {
    code: '23505', detail: 'Key (login)=(张三) already exists.', table: 'app_user', constraint: 'app_user_login_key', where: '张三',
  }); // prettier-ignore
  const { text, fields } = lineOf((logger) => logger.error({ err: error }, 'failed'));
  expect(fields['err']).toMatchObject({ code: '23505', table: 'app_user', constraint: 'app_user_login_key', message: 'database refused the data' });
  const syntax = Object.assign(new Error('invalid input syntax for type uuid: "张三"'), { code: '22P02' });
  expect(`${text}${lineOf((logger) => logger.error({ err: syntax }, 'failed')).text}`).not.toContain('张三');
  const ours = Object.assign(new Error('relation "x" does not exist'), { code: '42P01' });
  expect(lineOf((logger) => logger.error({ err: ours }, 'failed')).fields['err']).toMatchObject({ message: 'relation "x" does not exist' });
});

test('bytes, loops and depths cost nothing', () => {
  const loop: Record<string, unknown> = { bytes: Buffer.from('张三') };
  loop['self'] = loop;
  const { text } = lineOf((logger) => logger.info({ loop }, 'x'));
  expect(text).toContain('[6 bytes]');
  expect(text).toContain('[too deep]');
});
