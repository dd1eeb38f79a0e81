import { Pool } from 'undici';
import { z } from 'zod';
import { userView, type UserView } from '../api/contract/workbench/session.ts';

/** A refusal by the workbench: its status and stable code. */
export class WorkbenchRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(`${code}（${status}）${detail}`);
    this.name = 'WorkbenchRefusal';
    this.status = status;
    this.code = code;
  }
}

/** One logged-in person of 12317. `ask` sends a request below `/api/workbench`; refusals are thrown. */
export type Desk = { login: string; user: UserView; ask: (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<unknown> };

/** Logs people in, each once. A login that doesn't exist (or has another password) gives undefined. */
export type Office = { desk: (login: string) => Promise<Desk | undefined>; close: () => Promise<void> };

const problemSchema = z.looseObject({ code: z.string(), detail: z.string().default('') });

/** Opens the workbench at `apiUrl` for the demo's people, who share one password. */
export function openOffice(apiUrl: string, password: string, timeoutMs = 20_000): Office {
  const { origin, pathname } = new URL(apiUrl);
  const base = `${pathname.replace(/\/$/, '')}/api/workbench`;
  const pool = new Pool(origin, { connections: 8, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const desks = new Map<string, Promise<Desk | undefined>>();

  const send = async (method: 'GET' | 'POST' | 'PUT', path: string, body: unknown, cookie: string) => {
    const response = await pool.request({
      method,
      path: `${base}${path}`,
      headers: { 'x-requested-with': '12317', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.body.text();
    if (response.statusCode < 300) return { answer: text === '' ? undefined : (JSON.parse(text) as unknown), headers: response.headers };
    const problem = problemSchema.safeParse(parsed(text));
    throw new WorkbenchRefusal(response.statusCode, problem.data?.code ?? 'unreadable', problem.data?.detail ?? '');
  };

  const open = async (login: string): Promise<Desk | undefined> => {
    const { answer, headers } = await send('POST', '/session', { login, password }, '');
    const cookie = [headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0] ?? '').join('; ');
    const user = userView.parse(answer);
    return { login, user, ask: async (method, path, body) => (await send(method, path, body, cookie)).answer };
  };

  return {
    desk(login) {
      const known = desks.get(login);
      if (known) return known;
      const opening = open(login).catch((error: unknown) => {
        if (error instanceof WorkbenchRefusal && error.code === 'login-failed') return undefined;
        // The next asker tries again.
        desks.delete(login);
        throw error;
      });
      desks.set(login, opening);
      return opening;
    },
    close: () => pool.close(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
