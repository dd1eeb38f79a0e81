import { DomainError } from '../shared/domain-error.ts';
import type { NonceStore, RequestNonce } from './request-signing-ports.ts';

/** The refusal of a request whose nonce was used before (goals 4.3). */
export function replayRefusal(): DomainError {
  return new DomainError('request-replayed', '随机串已使用过；重试须使用新的时间和随机串重新签名');
}

/** Uses up the nonce of a verified request. Throws `request-replayed` where its key has used it before. */
export async function useNonce(deps: { nonces: NonceStore }, nonce: RequestNonce): Promise<void> {
  if (!(await deps.nonces.remember(nonce))) throw replayRefusal();
}
