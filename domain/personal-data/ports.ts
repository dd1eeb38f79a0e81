/** Where a protected value lives. The ciphertext is bound to it: moved to another row or column it no longer opens. */
export type FieldPlace = { table: string; column: string; rowId: string };

/** Encrypts single fields that hold personal data or text of a case (goals 4.3). */
export type FieldCipher = {
  /** Always with the newest key and the profile in force. */
  seal(plaintext: string, place: FieldPlace): Buffer;
  /** With whichever key and profile the value was sealed; throws where it was altered, moved, or its key is gone. */
  open(sealed: Buffer, place: FieldPlace): string;
  /** Whether `sealed` still opens but an older key or another profile sealed it (lazy re-encryption). */
  isOutdated(sealed: Buffer): boolean;
};

/** The fields that can be searched by equality; each has a key of its own. */
export type IndexedField = 'phone' | 'id-number' | 'name';

/** Keyed blind index for equality search, 16 bytes. Give it what `normalizePhone`, `normalizeName` and `idNumber` of `domain/person` leave. */
export type BlindIndex = {
  /** What a row stores: newest key, profile in force. Caller numbers and contact phones share the field `phone`. */
  of(field: IndexedField, normalizedValue: string): Buffer;
  /** What a search compares with (`in (…)`): the same value under every key and profile that rows may still carry. */
  candidates(field: IndexedField, normalizedValue: string): Buffer[];
};
