export { amountYuan } from './amount.ts';
export { type ErrorCode } from './error-codes.ts';
export { fieldProblemCodes } from './field-problem-codes.ts';
export { freeText } from './free-text.ts';
export { acceptanceNo, attachmentId, attachmentIds, messageNo, platformOrderNo, requestNo } from './identifiers.ts';
export { calendarDay, instant } from './instant.ts';
export { staffContact, staffMember } from './staff.ts';
