/**
 * What a human task's header `due` may name: the due that applies while it is open (P5.2, P5.3). The engine knows no
 * dates; the work item shows the earliest open due of this name.
 */
export const dueNames = {
  order: '办结期限',
  unit: '本级办理期限',
  initialReview: '初审期限',
  review: '审核期限',
  declarationAcceptance: '乡镇受理期限',
  householdCheck: '入户核查期限',
  determination: '审定期限',
} as const;

export type DueName = keyof typeof dueNames;
