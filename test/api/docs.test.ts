import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { operations } from '../../api/contract/operations.ts';
import { docsRoutes } from '../../api/docs/docs-routes.ts';
import type { OpenApi } from '../../api/docs/openapi.ts';
import { renderApiDocs } from '../../api/docs/render-api-docs.ts';
import { callbackKind } from '../../domain/code-list/callback-kind.ts';

const text = readFileSync(new URL('../../api/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as OpenApi;
const app = express().use(docsRoutes());

describe('the documentation page', () => {
  it('shows every operation and every message, and each link of its contents leads somewhere', async () => {
    const { text: page } = await request(app).get('/docs').expect(200).expect('Content-Type', /text\/html; charset=utf-8/);

    for (const { summary, path } of operations) {
      expect(page).toContain(`>${summary}</h3>`);
      expect(page).toContain(path);
    }
    for (const { name } of callbackKind.entries) expect(page).toContain(`>${name}</h3>`);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
  });

  it('needs no exception from a strict content security policy', async () => {
    const { text: page } = await request(app).get('/docs');

    expect(page).not.toMatch(/<script|<iframe|\sstyle=|\son\w+=|https?:\/\//);
  });

  it('shows a table 字段, 名称, 类型, 必填, 说明 with fields inside fields', async () => {
    const { text: page } = await request(app).get('/docs');

    expect(page).toContain('<tr class="depth-0"><td><code>problemCategory</code></td><td>问题类别</td><td>代码</td><td>是</td>');
    expect(page).toContain('<tr class="depth-1"><td><code>text</code></td><td>区划文本</td><td>字符串</td><td>否</td>');
    expect(page).toContain('当 orderType 为 &quot;declaration&quot; 时');
  });

  it('escapes what it shows', () => {
    const [path, methods] = Object.entries(document.paths)[0] ?? ['', {}];
    const hostile = { ...document, paths: { [path]: { ...methods, post: { ...methods['post'], summary: '<img src=x onerror=alert(1)>' } } } } as OpenApi;

    expect(renderApiDocs(hostile)).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(renderApiDocs(hostile)).not.toContain('<img');
  });

  it('comes with its style and the document for machines, revalidated each time', async () => {
    await request(app).get('/docs/docs.css').expect(200).expect('Content-Type', /text\/css/);
    const first = await request(app).get('/openapi.json').expect(200).expect('Content-Type', /application\/json/);
    expect(first.text).toBe(text);

    await request(app).get('/openapi.json').set('If-None-Match', first.headers['etag'] ?? '').expect(304);
  });
});
