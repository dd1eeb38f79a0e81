import type { User } from '../../domain/user/user.ts';

/** The values that {@link isSeen} needs. */
export const viewerBindings = (user: User) => ({ userId: user.id, unitPath: [...user.unitPath], ownUnitId: user.unitId });

/**
 * That the viewer sees the order of this id column, in SQL, for orders of the viewer's own province (the scope of
 * `relationOf`): not barred, and below the province only what was delegated to the own unit.
 */
export function isSeen(user: User, orderId: string): string {
  const notBarred = `not exists (select 1 from order_barring barring where barring.order_id = ${orderId} and (barring.user_id = :userId or barring.unit_id = any(:unitPath)))`;
  if (user.unitLevel === 'national' || user.unitLevel === 'province') return notBarred;
  return `${notBarred} and exists (select 1 from delegation own where own.order_id = ${orderId} and own.to_unit_id = :ownUnitId)`;
}
