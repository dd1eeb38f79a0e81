export { callbackData, callbackEnvelope, callbackMessages, type CallbackData, type CallbackEnvelope } from './callback.ts';
export { fileReference, type FileReference } from './file-reference.ts';
export { orderResult, type OrderResult } from './result.ts';
export { consultationAnswer, type ConsultationAnswer } from '../consultation/answer.ts';
export { declarationResult, type DeclarationResult } from '../declaration/result.ts';
export { referralResult, type ReferralResult } from '../referral/result.ts';
export { investigationResult, type InvestigationResult } from '../investigation/result.ts';
