import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { RequestHandler } from 'express';

/** What the build leaves in the HTML where each answer's own nonce goes. */
const noncePlace = '__NONCE__';

/** In whose pages a page may be framed, and whether its scripts may set style attributes and show files of orders. */
export type PageRights = { frameAncestors: readonly string[]; styleAttributes: boolean; previews: boolean };

/**
 * What the pages may do. Scripts come from our origin only. Ant Design writes its `<style>` elements while running: they
 * carry the nonce of this very answer, so no foreign one is applied. Style attributes stay allowed where bpmn-js sets
 * them on what it draws; an attribute reaches no further than its own element.
 */
const policy = (nonce: string, { frameAncestors, styleAttributes, previews }: PageRights) =>
  [
    "default-src 'none'", "script-src 'self'", `style-src-elem 'self' 'nonce-${nonce}'`, `style-src-attr ${styleAttributes ? "'unsafe-inline'" : "'none'"}`,
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "form-action 'self'",
    // A file of an order is shown from the memory of the page that fetched it, in Chromium's own viewer or player.
    ...(previews ? ['frame-src blob:', 'media-src blob:'] : []),
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
  ].join('; '); // prettier-ignore

/** An HTML page with a fresh nonce each time; never stored, because it names the assets of this build. */
export function sendPage(file: string, rights: PageRights): RequestHandler {
  return (_request, response, next) => {
    // Read each time: a build may have replaced it while we run.
    if (!existsSync(file)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': policy(nonce, rights) });
    response.type('html').send(readFileSync(file, 'utf8').replaceAll(noncePlace, nonce));
  };
}
