import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { launchLimits, type Launch } from './launch.ts';
import type { Launches, LaunchTokens } from './ports.ts';

type Deps = { launches: Launches; tokens: LaunchTokens; wallClock: Clock };

/** Exchanges a ticket for the page's token of 30 minutes (P2.1). Error: `launch-ticket-invalid` (unknown, used, expired). */
export async function openPage(deps: Deps, ticket: string): Promise<{ token: string; launch: Launch }> {
  const now = deps.wallClock.now();
  const { token, tokenHash } = deps.tokens.create();
  const expiresAt = new Date(now.getTime() + launchLimits.sessionMs);
  const launch = await deps.launches.exchange(deps.tokens.hashOf(ticket), { hash: tokenHash, now, expiresAt });
  if (!launch) throw new DomainError('launch-ticket-invalid', '页面链接已使用或已过期，请在12345系统中重新打开。');
  return { token, launch };
}

/** The launch behind a page's token. Error: `page-session-over`. */
export async function resumePage(deps: Deps, token: string): Promise<Launch> {
  const launch = await deps.launches.findByToken(deps.tokens.hashOf(token), deps.wallClock.now());
  if (!launch) throw new DomainError('page-session-over', '页面已超时，请在12345系统中重新打开；已填写的内容保留24小时。');
  return launch;
}
