import { keepBusinessTime } from './business-time.ts';
import { RequestProblem } from './problem.ts';

type Options = { method: Method; body?: BodyInit; headers?: Record<string, string> };
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Told when a session is over; the app shows the login. */
let onSessionOver: () => void = () => undefined;
export function whenSessionIsOver(listener: () => void): void {
  onSessionOver = listener;
}

async function send(path: string, init: Options): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/workbench${path}`, { ...init, headers: { 'X-Requested-With': '12317', ...init.headers } });
  } catch {
    throw new RequestProblem(0, undefined);
  }
  keepBusinessTime(response.headers.get('X-Business-Time'));
  if (response.ok) return response;
  const body = (await response.json().catch(() => undefined)) as ConstructorParameters<typeof RequestProblem>[1];
  const problem = new RequestProblem(response.status, body);
  if (problem.code === 'authentication-required' && path !== '/session') onSessionOver();
  throw problem;
}

/** One request to the workbench's API; what comes back has the shape that the contract promises. */
export async function request<T = void>(method: Method, path: string, body?: unknown): Promise<T> {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await send(path, { method, ...json });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Sends a file as it is; its name goes percent-encoded in a header. */
export async function uploadFile<T>(path: string, file: File): Promise<T> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) };
  return (await (await send(path, { method: 'POST', body: file, headers })).json()) as T;
}

/** Fetches a file with the session, for saving under its name. */
export async function downloadFile(path: string, name: string): Promise<void> {
  saveBlob(await (await send(path, { method: 'GET' })).blob(), name);
}

/** Fetches a file with the session, to be shown; `mediaType` is what it was checked to be, since it is sent as bytes only. */
export async function fetchFile(path: string, mediaType: string): Promise<Blob> {
  return new Blob([await (await send(path, { method: 'GET' })).arrayBuffer()], { type: mediaType });
}

/** Asks for a file by a form's values, and saves it under its name; `onProgress` is told how many bytes have come. */
export async function exportFile(path: string, body: unknown, name: string, onProgress: (bytes: number) => void): Promise<void> {
  const response = await send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    parts.push(read.value);
    bytes += read.value.length;
    onProgress(bytes);
  }
  saveBlob(new Blob(parts), name);
}

/** Lets the browser keep a file under its name. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
