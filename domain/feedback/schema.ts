export { callbackData, callbackEnvelope, callbackMessages, type CallbackData, type CallbackEnvelope } from './callback.ts';
export { fileReference, type FileReference } from './file-reference.ts';
export { orderResult, type OrderResult } from './result.ts';
