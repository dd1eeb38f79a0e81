import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';

/** The three types of order; each is pushed to an address of its own. */
export const orderTypes = ['complaint', 'consultation', 'declaration'] as const;

/** One of {@link orderTypes}. */
export type OrderType = (typeof orderTypes)[number];

/**
 * One case: an order as this platform pushes it, and what it must get for it. Every person in the cases is invented:
 * mobile numbers begin with 154 and ID numbers with an area code ending in 0099, neither of which was ever issued.
 * The body is unknown to the loader on purpose – wrong cases are wrong in any way. `{{now-35m}}` (m, h, d) and
 * `{{today+15d}}` in it become times of the moment of pushing; the platform's own order number is added then.
 */
export const caseSchema = z.strictObject({
  title: z.string().min(1),
  note: z.string().optional(),
  provinceCode: z.string().regex(/^\d{2}$/),
  orderType: z.enum(orderTypes),
  /** Pushed under the number of that case, after it. */
  sameNumberAs: z.string().optional(),
  body: z.record(z.string(), z.unknown()),
  expected: z.union([
    z.literal('accepted'),
    z.strictObject({ code: z.string(), errors: z.array(z.strictObject({ pointer: z.string(), code: z.string() })) }),
  ]),
});

/** A case with its id, which is its file's name. */
export type OrderCase = z.infer<typeof caseSchema> & { id: string };

const folder = new URL('./cases/', import.meta.url);

/** One of each group in turn, so that the first few of the list already show something of everything. */
function interleave<T>(items: readonly T[], groupOf: (item: T) => string): T[] {
  const groups = [...Map.groupBy(items, groupOf).values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1))).flat();
}

/** All cases in the order in which they are pushed: types, provinces, right and wrong mixed; references come first. */
export async function readCases(): Promise<OrderCase[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const cases = await Promise.all(
    files.map(async (name) => {
      const content: unknown = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
      return { id: name.replace(/\.json$/, ''), ...caseSchema.parse(content) };
    }),
  );
  // A file name begins with the type or "wrong", then comes the province.
  const mixed = interleave(cases, ({ id }) => id.split('-').slice(0, 2).join('-').replace(/^wrong-.*/, 'wrong'));
  const referring = mixed.filter((each) => each.sameNumberAs !== undefined);
  return mixed
    .filter((each) => each.sameNumberAs === undefined)
    .flatMap((each) => [each, ...referring.filter((other) => other.sameNumberAs === each.id)]);
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const chinaTime = (moment: Date) => `${new Date(moment.getTime() + 8 * unitMs.h).toISOString().slice(0, 19)}+08:00`;

function resolveText(text: string, now: Date): string {
  return text.replace(/\{\{(now|today)([+-]\d+)([mhd])\}\}/g, (_all, base: string, amount: string, unit: keyof typeof unitMs) => {
    const moment = chinaTime(new Date(now.getTime() + Number(amount) * unitMs[unit]));
    return base === 'today' ? moment.slice(0, 10) : moment;
  });
}

function resolve(value: unknown, now: Date): unknown {
  if (typeof value === 'string') return resolveText(value, now);
  if (Array.isArray(value)) return value.map((each) => resolve(each, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, now)]));
}

/** The body that is pushed for a case at `now`, under this platform's own order number. */
export function bodyOf(orderCase: Pick<OrderCase, 'body'>, platformOrderNo: string, now: Date): Record<string, unknown> {
  return { platformOrderNo, ...(resolve(orderCase.body, now) as Record<string, unknown>) };
}
