import { join } from 'node:path';
import express, { Router } from 'express';
import { sendPage } from './send-page.ts';

const oneYear = 365 * 24 * 3600 * 1000;

/** The pages people work in, as the build left them in `webFolder`, and the models they draw from `modelsFolder`. */
export function pageRoutes({ webFolder, modelsFolder }: { webFolder: string; modelsFolder: string }): Router {
  const router = Router();
  const workbench = sendPage(join(webFolder, 'workbench/index.html'), { frameAncestors: [], styleAttributes: true, previews: true });
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
  router.get('/', (_request, response) => response.redirect('/workbench/'));
  router.get(['/workbench', '/workbench/*path'], workbench);
  return router;
}
