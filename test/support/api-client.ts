import type { Express } from 'express';
import request from 'supertest';
import { signRequest, type RequestKey } from '../../simulator/sign-request.ts';

type Send = { body?: unknown; text?: string; headers?: Record<string, string>; nonce?: string; at?: Date; type?: string };

/** Sends requests as a platform would, signed by an integrator's own code. */
export function platformClient(app: Express, key: RequestKey) {
  const send = (method: 'GET' | 'POST', target: string, { body, text, headers, nonce, at, type }: Send = {}) => {
    const raw = text ?? (body === undefined ? '' : JSON.stringify(body));
    const signed = signRequest(key, { method, target, body: raw, at: at ?? new Date(), ...(nonce === undefined ? {} : { nonce }) });
    const pending = method === 'GET' ? request(app).get(target) : request(app).post(target);
    void pending.set({ ...signed, ...headers });
    if (method === 'POST') return pending.set('Content-Type', type ?? 'application/json').send(raw);
    return pending;
  };
  return {
    get: (target: string, options?: Send) => send('GET', target, options),
    post: (target: string, body: unknown, options?: Send) => send('POST', target, { ...options, body }),
    postText: (target: string, text: string, options?: Send) => send('POST', target, { ...options, text }),
  };
}
