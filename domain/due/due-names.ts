/**
 * The dues of an order (P5.2, P5.3), by the name that a human task's header `due` gives: the due that applies while it is
 * open. `order` is 12345's due, the others are inner ones of a unit; that of a 督办单
 * has the date that the supervisor gave (P5.4).
 */
export const dueNames = {
  order: '办结期限',
  unit: '本级办理期限',
  initialReview: '初审期限',
  review: '审核期限',
  declarationAcceptance: '乡镇受理期限',
  householdCheck: '入户核查期限',
  determination: '审定期限',
  supervision: '督办回复期限',
} as const;

export type DueName = keyof typeof dueNames;

/** Whether a task's header names a due. */
export function isDueName(value: unknown): value is DueName {
  return typeof value === 'string' && Object.hasOwn(dueNames, value);
}
