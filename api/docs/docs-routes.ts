import { readFileSync } from 'node:fs';
import { Router, type RequestHandler } from 'express';
import type { OpenApi } from './openapi.ts';
import { renderApiDocs } from './render-api-docs.ts';

/** Serves a text that doesn't change while we run; browsers ask again each time and mostly get 304 by its ETag. */
function fixed(type: string, text: string): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', 'no-cache').type(type).send(text);
  };
}

/** `/openapi.json` and its readable page `/docs`; open to anybody, from our own origin, without scripts. */
export function docsRoutes(): Router {
  const openapi = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');
  const style = readFileSync(new URL('./docs.css', import.meta.url), 'utf8');
  const router = Router();
  router.get('/openapi.json', fixed('application/json', openapi));
  router.get('/docs', fixed('text/html', renderApiDocs(JSON.parse(openapi) as OpenApi)));
  router.get('/docs/docs.css', fixed('text/css', style));
  return router;
}
