const place = globalThis as { endOfRunByHand?: () => Promise<void> };

/** Remembers how to end what the set-up started: set-up and teardown are loaded apart, in the same process. */
export function keepForTeardown(end: () => Promise<void>): void {
  place.endOfRunByHand = end;
}

/** Ends it; nothing to do where the set-up started nothing. */
export async function endRunByHand(): Promise<void> {
  await place.endOfRunByHand?.();
}
