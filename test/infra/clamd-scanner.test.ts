import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createClamdScanner } from '../../infra/files/clamd-scanner.ts';
import { eicar } from '../builders/uploads.ts';
import { zipOf } from '../builders/zip.ts';
import { startProtocolServer, startRealClamd, streamMaxBytes, type RunningScanner } from '../support/clamd.ts';

async function* pieces(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const partners: [string, () => Promise<RunningScanner>][] = [['a server true to the protocol', () => startProtocolServer()]];
if (startRealClamd) partners.push(['clamd', startRealClamd]);

describe.each(partners)('with %s', (name, start) => {
  let partner: RunningScanner;
  beforeAll(async () => {
    partner = await start();
  });
  afterAll(() => partner.stop());
  const scan = (bytes: Buffer, size?: number) => createClamdScanner(partner.address).scan(pieces(bytes, size));

  test('clean content is clean, also none and much of it', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('情况说明'), randomBytes(900_000)]) expect(await scan(bytes)).toEqual({ verdict: 'clean' });
  });

  test.each([1, 7, 65_536])('the EICAR file is found, in pieces of %i bytes', async (size) => {
    const verdict = await scan(eicar, size);
    expect(verdict).toMatchObject({ verdict: 'infected' });
    expect(verdict).toHaveProperty('threatName', expect.stringMatching(/^Eicar-Test-Signature/));
  });

  if (name === 'clamd')
    test('the EICAR file is found inside a zip', async () => {
      expect(await scan(zipOf([{ name: 'a.txt', content: 'x' }, { name: 'b.com', content: eicar }]))).toMatchObject({ verdict: 'infected' });
    });

  test('more than the daemon takes is not clean', async () => {
    expect(await scan(randomBytes(2 * streamMaxBytes))).toMatchObject({ verdict: 'unavailable' });
  });

  test('content that breaks off is not clean', async () => {
    const broken = async function* () {
      yield await Promise.resolve(Buffer.from('x'));
      throw new Error('密文无法验证');
    };
    expect(await createClamdScanner(partner.address).scan(broken())).toEqual({ verdict: 'unavailable', reason: '密文无法验证' });
  });
});

test('a daemon that is away is not clean', async () => {
  for (const address of ['127.0.0.1:1', '/nonexistent/socket'])
    expect(await createClamdScanner(address).scan(pieces(Buffer.from('x')))).toMatchObject({ verdict: 'unavailable' });
});

test.each(['', 'stream: NOT OK', 'stream: OK but wait', 'UNKNOWN COMMAND', 'stream:  FOUND'])('the answer "%s" is not clean', async (answer) => {
  const partner = await startProtocolServer(answer);
  expect(await createClamdScanner(partner.address).scan(pieces(Buffer.from('x')))).toMatchObject({ verdict: 'unavailable' });
  await partner.stop();
});
