let offsetMs = 0;

/** Keeps how far the server's business time is from this machine's clock. */
export function keepBusinessTime(header: string | null): void {
  const at = header === null ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(at)) offsetMs = at - Date.now();
}

/** Now, as the server counts dues. */
export function businessNow(): Date {
  return new Date(Date.now() + offsetMs);
}
