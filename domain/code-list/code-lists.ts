import type { CodeList } from './code-list.ts';
import { attachmentState } from './attachment-state.ts';
import { authorisation } from './authorisation.ts';
import { callbackKind } from './callback-kind.ts';
import { callerCategory } from './caller-category.ts';
import { contactMethod } from './contact-method.ts';
import { decision } from './decision.ts';
import { declarationResult } from './declaration-result.ts';
import { dockingList } from './docking.ts';
import { extensionUnit } from './extension-unit.ts';
import { informedParty } from './informed-party.ts';
import { orderSourceList } from './order-source.ts';
import { orderStatusList } from './order-status.ts';
import { orderTypeList } from './order-type.ts';
import { petitionChannel } from './petition-channel.ts';
import { problemCategory } from './problem-category.ts';
import { regionLevelList } from './region-level.ts';
import { reviewFlag } from './review-flag.ts';
import { risk } from './risk.ts';
import { serviceType } from './service-type.ts';
import { truthfulness } from './truthfulness.ts';
import { unitLevelList } from './unit-level.ts';

/** Every published code list (P7.1), the scheme's first. */
export const codeLists: readonly CodeList[] = [
  risk,
  problemCategory,
  callerCategory,
  serviceType,
  truthfulness,
  decision,
  orderTypeList,
  orderSourceList,
  dockingList,
  orderStatusList,
  unitLevelList,
  regionLevelList,
  reviewFlag,
  declarationResult,
  authorisation,
  extensionUnit,
  informedParty,
  contactMethod,
  petitionChannel,
  attachmentState,
  callbackKind,
];

/** A code list by its id. */
export function findCodeList(id: string): CodeList | undefined {
  return codeLists.find((list) => list.id === id);
}
