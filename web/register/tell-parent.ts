/** What the page of 12345 is told: which order, and its state; nothing personal (P2.3). */
export type ParentMessage = { source: '12317'; type: 'order'; version: 1; acceptanceNo: string; status: string };

/** The origin of the page that frames or opened this one, as far as the browser tells. */
function outerOrigin(): string | undefined {
  // Not every browser has them.
  const nearest = (window.location.ancestorOrigins as DOMStringList | undefined)?.item(0) ?? undefined;
  if (nearest !== undefined) return nearest;
  return document.referrer === '' ? undefined : new URL(document.referrer).origin;
}

/** Tells the page around this one, or the one that opened it, if and only if its origin is allowed. */
export function tellParent(allowedOrigins: readonly string[], order: { acceptanceNo: string; status: string }): void {
  const outer: Window | null = window.parent === window ? (window.opener as Window | null) : window.parent;
  const origin = outerOrigin() ?? (allowedOrigins.length === 1 ? allowedOrigins[0] : undefined);
  if (!outer || origin === undefined || !allowedOrigins.includes(origin)) return;
  const message: ParentMessage = { source: '12317', type: 'order', version: 1, acceptanceNo: order.acceptanceNo, status: order.status };
  // The browser delivers it to that origin only.
  outer.postMessage(message, origin);
}
