import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';

const oneYear = 365 * 24 * 3600 * 1000;
/** What the build leaves in the HTML where each answer's own nonce goes. */
const noncePlace = '__NONCE__';

/**
 * What the pages may do. Scripts come from our origin only. Ant Design writes its `<style>` elements while running: they
 * carry the nonce of this very answer, so no foreign one is applied. Style attributes stay allowed, because bpmn-js sets
 * them on what it draws and an attribute reaches no further than its own element.
 */
const policy = (nonce: string) =>
  [
    "default-src 'none'", "script-src 'self'", `style-src-elem 'self' 'nonce-${nonce}'`, "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; '); // prettier-ignore

/** An HTML page with a fresh nonce each time; never stored, because it names the assets of this build. */
function page(file: string): RequestHandler {
  return (_request, response, next) => {
    // Read each time: a build may have replaced it while we run.
    if (!existsSync(file)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': policy(nonce) });
    response.type('html').send(readFileSync(file, 'utf8').replaceAll(noncePlace, nonce));
  };
}

/** The pages people work in, as the build left them in `webFolder`, and the models they draw from `modelsFolder`. */
export function pageRoutes({ webFolder, modelsFolder }: { webFolder: string; modelsFolder: string }): Router {
  const router = Router();
  const workbench = page(join(webFolder, 'workbench/index.html'));
  // Names of assets carry the hash of their content: what was fetched once stays right.
  router.use('/assets', express.static(join(webFolder, 'assets'), { index: false, immutable: true, maxAge: oneYear, redirect: false }));
  router.get('/models/:name', (request, response, next) => {
    const { name } = request.params;
    if (!/^[a-z-]{1,60}\.bpmn$/.test(name)) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache').type('application/xml');
    response.sendFile(name, { root: modelsFolder }, (error) => {
      if (error) next();
    });
  });
  router.get('/', (_request, response) => response.redirect('/workbench/inbox'));
  router.get(['/workbench', '/workbench/*path'], workbench);
  return router;
}
