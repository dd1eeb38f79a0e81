import type { PlatformCredentials } from '../credentials.ts';
import type { HttpAnswer } from '../http-answer.ts';
import type { Journal } from '../journal.ts';
import { launchPage } from './launch-page.ts';
import { renderSeatPage } from './seat-page.ts';
import { seatScript } from './seat-script.ts';

type Deps = { apiUrl: string; credentials: () => Promise<PlatformCredentials[]>; journal: Journal; now: () => Date };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The 12345 seat screen: `GET /seat`, its script, `POST /seat/launches`, and `GET /seat/copies/{acceptanceNo}` for the full
 * copy that this platform keeps of an order registered on 12317's page (留存本地, P2.3). Undefined: not one of its routes.
 */
export async function answerSeat(deps: Deps, request: { method: string; path: string; body: string }): Promise<HttpAnswer | undefined> {
  const [, resource = '', id] = request.path.split('/').slice(1).map(decodeURIComponent);
  switch (`${request.method} ${resource}`) {
    case 'GET ':
      return { status: 200, body: renderSeatPage(await deps.credentials(), new URL(deps.apiUrl).origin) };
    case 'GET script.js':
      return { status: 200, body: seatScript, headers: { 'Content-Type': 'text/javascript; charset=utf-8' } };
    case 'POST launches':
      return launchPage(deps, parsed(request.body));
    case 'GET copies': {
      const copy = deps.journal.callbacks().find((entry) => entry.kept && entry.kind === 'pageCopy' && entry.acceptanceNo === id);
      return { status: 200, body: { copy: copy?.envelope ?? null } };
    }
    default:
      return undefined;
  }
}
