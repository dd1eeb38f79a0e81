import { send } from './page-api.ts';
import type { Opened, PageView } from './shapes.ts';

/** A page that is open: its token, and what it begins with. */
export type OpenLaunch = { token: string; page: PageView };

/** What the tab keeps over a reload. The ticket is used up by then; it only tells whether the address is still the same. */
type Kept = { token: string; launchId: string; ticket: string };

const place = 'registerPage';

function kept(): Kept | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What a tab forbids to keep is kept by the page alone; a reload then asks for a new ticket. */
function keep(entry: Kept): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(entry));
  } catch {
    // Storage of framed pages can be switched off.
  }
}

/**
 * Opens the page of this address: with the tab's token after a reload, else with the ticket, which then leaves the
 * address (P2.1). Undefined: the address holds neither.
 */
export async function openLaunch(): Promise<OpenLaunch | undefined> {
  const query = new URLSearchParams(window.location.search);
  const [ticket, launchId] = [query.get('ticket'), query.get('launch')];
  const entry = kept();
  if (entry && (entry.ticket === ticket || entry.launchId === launchId)) {
    const page = await send<PageView>('/session', { token: entry.token });
    rename(page.launchId);
    return { token: entry.token, page };
  }
  if (ticket === null) return undefined;
  const { token, page } = await send<Opened>('/session', { method: 'POST', body: { ticket } });
  keep({ token, ticket, launchId: page.launchId });
  rename(page.launchId);
  return { token, page };
}

/** The launch's id opens nothing; by it the server knows who may frame the page when it is loaded again. */
function rename(launchId: string): void {
  window.history.replaceState(null, '', `${window.location.pathname}?launch=${launchId}`);
}
