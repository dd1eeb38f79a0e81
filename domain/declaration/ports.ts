import type { DeclarationStep, DeclarationStepName } from './schema.ts';

/** A step as it is kept; only a determination is reviewed, the others are final. */
export type StepRecord = {
  orderId: string;
  runNo: number;
  version: number;
  unitId: string;
  recordedBy: string;
  recordedAt: Date;
  state: 'submitted' | 'approved';
  step: DeclarationStep;
};

/** Steps of declarations in one transaction; the order is locked. */
export type DeclarationSteps = {
  add(record: StepRecord): Promise<void>;
  /** The highest version of a step in a round; 0 where it was not recorded yet. */
  lastVersion(orderId: string, runNo: number, step: DeclarationStepName): Promise<number>;
  /** The last day of the latest 公示 of a round; nothing where none was recorded. */
  noticeEnd(orderId: string, runNo: number): Promise<string | undefined>;
};
