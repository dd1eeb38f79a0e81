/** Bytes as PostgreSQL reads them for a `bytea`, from JSON and from a parameter alike. */
export const hexBytes = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
