import { registerText as text } from '../text/register.ts';
import type { FieldProblem, UploadedFile } from './shapes.ts';

type Problem = { code?: string; detail?: string; errors?: FieldProblem[] };

/** A refusal of the server, or no answer at all (`network`). Its message is fit to be shown. */
export class PageProblem extends Error {
  readonly code: string;
  readonly errors: readonly FieldProblem[];

  constructor(problem: Problem | undefined, isAnswered: boolean) {
    super(problem?.detail ?? (isAnswered ? text.unknown : text.network));
    this.code = problem?.code ?? (isAnswered ? 'unknown' : 'network');
    this.errors = problem?.errors ?? [];
  }
}

/** Anything thrown, as a problem. */
export const toProblem = (error: unknown): PageProblem => (error instanceof PageProblem ? error : new PageProblem(undefined, true));

type Options = { method?: 'GET' | 'POST' | 'PUT'; body?: unknown; token?: string; keepalive?: boolean };

const headersOf = (token: string | undefined) => ({ 'X-Requested-With': '12317', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) });

/** One request of a page; the token goes in a header, no cookie is sent. */
export async function send<T>(path: string, { method = 'GET', body, token, keepalive = false }: Options = {}): Promise<T> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { ...headersOf(token), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const response = await fetch(`/api/register${path}`, { method, headers, credentials: 'omit', keepalive, ...json }).catch(() => undefined);
  if (!response) throw new PageProblem(undefined, false);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new PageProblem(answer as Problem | undefined, true);
  return answer as T;
}

/** Uploads a file and says how far it is, 0 to 100; `fetch` can't tell. */
export function uploadFile(file: File, token: string, onProgress: (percent: number) => void): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/register/attachments');
    const headers = { ...headersOf(token), 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onerror = () => reject(new PageProblem(undefined, false));
    request.onload = () => {
      if (request.status === 201) resolve(request.response as UploadedFile);
      else reject(new PageProblem((request.response ?? undefined) as Problem | undefined, true));
    };
    request.send(file);
  });
}
