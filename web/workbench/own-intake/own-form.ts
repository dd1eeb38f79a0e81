/** What an own form holds while it is filled in: names as in the submission, the region as its code, a place in words beside it. */
export type OwnValues = Record<string, unknown>;

/** The form as it is submitted: nothing empty, the region as a reference. */
export function toOwnForm({ region, regionText, ...values }: OwnValues): Record<string, unknown> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  if (typeof region === 'string' && region !== '') return { ...filled, region: { code: region } };
  if (typeof regionText === 'string' && regionText.trim() !== '') return { ...filled, region: { text: regionText } };
  return filled;
}
