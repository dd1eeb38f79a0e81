import { levelOf } from './code.ts';

/** The numbers that local additions take in the last three digits of their level: official lists begin at 001 and stay far below. */
const firstLocal = 900;
const lastLocal = 999;

/**
 * The next free code for a region added locally below a county or a township (a temporary village code). `undefined` under
 * any other parent, or where all hundred are taken. Takes the codes that are there below the parent, in use or not.
 */
export function nextLocalCode(parentCode: string, taken: ReadonlySet<string>): string | undefined {
  const digits = { county: 6, township: 9 }[levelOf(parentCode) as string];
  if (digits === undefined) return undefined;
  for (let number = firstLocal; number <= lastLocal; number += 1) {
    const code = `${parentCode.slice(0, digits)}${number}`.padEnd(12, '0');
    if (!taken.has(code)) return code;
  }
  return undefined;
}
