import * as lists from '../../api/contract/workbench/names.ts';
import { text } from '../text/zh-CN.ts';

type Code = string | number | null;

/** The Chinese name of a code; nothing for nothing. */
const nameIn = (list: lists.CodeList) => (code: Code) => (code === null ? null : lists.nameOf(list, String(code)));

/** Names of the codes of an order, by field. */
export const nameOf = {
  attachmentState: nameIn(lists.attachmentState),
  authorisation: nameIn(lists.authorisation),
  callbackKind: nameIn(lists.callbackKind),
  callerCategory: nameIn(lists.callerCategory),
  category: nameIn(lists.problemCategory),
  contactMethod: nameIn(lists.contactMethod),
  declarationResult: nameIn(lists.declarationResult),
  docking: nameIn(lists.dockingList),
  extensionUnit: nameIn(lists.extensionUnit),
  flag: (code: string) => text.linking.ownFlags[code] ?? nameIn(lists.reviewFlag)(code),
  informedParty: nameIn(lists.informedParty),
  limitStep: nameIn(lists.limitStepList),
  handlingLevel: nameIn(lists.handlingLevelList),
  limitTable: nameIn(lists.limitTableList),
  level: nameIn(lists.unitLevelList),
  risk: nameIn(lists.risk),
  serviceType: nameIn(lists.serviceType),
  source: nameIn(lists.orderSourceList),
  status: nameIn(lists.orderStatusList),
  truthfulness: nameIn(lists.truthfulness),
  type: nameIn(lists.orderTypeList),
  kind: (kind: lists.WorkItemKind) => lists.workItemKinds[kind].name,
  /** A task by the name of its own, else by its kind's. */
  task: ({ kind, title }: { kind: lists.WorkItemKind; title: string | null }) => title ?? lists.workItemKinds[kind].name,
  personal: (field: lists.PersonalField) => lists.personalFields[field].name,
};

/** Choices of a select from a code list. */
export const optionsOf = (list: lists.CodeList) => list.entries.map(({ code, name }) => ({ value: code, label: name }));
