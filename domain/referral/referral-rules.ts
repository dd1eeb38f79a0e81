import { corruptionCategory } from '../handling/delegation-rules.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import type { WorkItem } from '../work-item/ports.ts';

/** The tasks in which the province may refer a matter: taking it in, investigating it, reviewing its report (P3.1). */
export const referralKinds = ['province-intake', 'investigation', 'province-review'] as const satisfies readonly WorkItemKind[];

/**
 * Whether the matter may be referred from this task (移送纪检监察, P3.1): a complaint of category 8, in the province's own
 * hands, whether or not it was released before.
 */
export function isReferable(
  order: Pick<OrderRouting, 'type' | 'problemCategory' | 'provinceUnitId'>,
  item: Pick<WorkItem, 'kind' | 'unitId'>,
): boolean {
  return (
    order.type === 'complaint' &&
    order.problemCategory === corruptionCategory &&
    item.unitId === order.provinceUnitId &&
    (referralKinds as readonly WorkItemKind[]).includes(item.kind)
  );
}
