import type { CodeList } from './code-list.ts';

/** The steps that have a limit (P5.2, P5.3): the first five stand in 办理时限, the others in 层级时限. */
export const limitStepList = {
  id: 'limit-step',
  version: '1',
  title: '环节',
  source: '产品规定 P5.2、P5.3',
  entries: [
    { code: 'order', name: '整件' },
    { code: 'rehandling', name: '重办' },
    { code: 'declarationAcceptance', name: '乡镇受理' },
    { code: 'householdCheck', name: '入户核查' },
    { code: 'determination', name: '审定' },
    { code: 'initialReview', name: '初审' },
    { code: 'unit', name: '本级办理' },
    { code: 'review', name: '本级审核' },
  ],
} as const satisfies CodeList;
