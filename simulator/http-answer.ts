import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a route answers: JSON, or HTML where the body is text; `reset` cuts the connection instead. */
export type HttpAnswer = { status: number; body: unknown; headers?: Record<string, string> } | 'reset';

const largestBodyBytes = 1_000_000;

/** The whole body as text, or undefined when it is larger than 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBodyBytes) chunks.push(chunk);
  }
  return size <= largestBodyBytes ? Buffer.concat(chunks).toString('utf8') : undefined;
}

/** Sends an answer. */
export function sendAnswer(response: ServerResponse, answer: HttpAnswer): void {
  if (answer === 'reset') {
    response.destroy();
    return;
  }
  const html = typeof answer.body === 'string';
  response
    .writeHead(answer.status, {
      'Content-Type': html ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...answer.headers,
    })
    .end(html ? (answer.body as string) : JSON.stringify(answer.body));
}
