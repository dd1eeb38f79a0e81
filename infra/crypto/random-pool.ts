import { randomFillSync } from 'node:crypto';

const poolBytes = 4096;

/**
 * Random bytes for ivs, drawn from the system's generator a page at a time: asking it costs more than to encrypt a
 * field. Each byte is given out once and forgotten here.
 */
export function createRandomPool(): (length: number) => Buffer {
  const pool = Buffer.allocUnsafeSlow(poolBytes);
  let used = poolBytes;
  return (length) => {
    if (length > poolBytes - used) {
      randomFillSync(pool);
      used = 0;
    }
    const taken = Buffer.from(pool.subarray(used, used + length));
    pool.fill(0, used, used + length);
    used += length;
    return taken;
  };
}
