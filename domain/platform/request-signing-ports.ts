/** The algorithms that a platform's key can be issued for; each key is good for one only. */
export type RequestAlgorithm = 'HMAC-SHA256' | 'HMAC-SM3';

/** A platform's key for signing its requests. Two may be valid at once while the platform changes over. */
export type RequestKey = {
  keyId: string;
  platformId: string;
  algorithm: RequestAlgorithm;
  /** As issued: the text itself is the HMAC key. */
  secret: string;
  validFrom: Date;
  validUntil: Date | null;
};

export type RequestKeys = { find(keyId: string): Promise<RequestKey | undefined> };

/** The nonce of a signed request, good for one use; `expiresAt` (wall time) is when the request is too old anyway. */
export type RequestNonce = { keyId: string; nonce: string; expiresAt: Date };

/** The nonces that keys have used. Shared by all API processes, or a replay would only have to pick another one. */
export type NonceStore = {
  /** Remembers the nonce until it expires; `false` where this key has used it before. Atomic. */
  remember(used: RequestNonce): Promise<boolean>;
};
