import { Marked } from 'marked';
import { html, trusted, type Html } from './html.ts';
import type { DescribedOperation, OpenApi } from './openapi.ts';
import { renderOperation } from './render-operation.ts';

type Chapter = { name: string; description: string; entries: { heading: Html; operation: DescribedOperation }[] };

/** The Markdown is our own (api/contract/introduction.ts), so it may become markup as it is. */
function prose(markdown: string): Html {
  const marked = new Marked({
    renderer: {
      heading({ text, depth }) {
        return `<h${depth} id="${encodeURIComponent(text)}">${text}</h${depth}>`;
      },
    },
  });
  return trusted(marked.parse(markdown, { async: false }));
}

function chaptersOf(document: OpenApi): Chapter[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      heading: html`<span class="method">${method.toUpperCase()}</span> <code>${path}</code>`,
      operation,
    })),
  );
  const messages = Object.entries(document.webhooks).map(([kind, { post }]) => ({
    heading: html`<span class="method">回传</span> <code>kind = ${kind}</code>`,
    operation: post,
  }));
  const all = [...operations, ...messages];
  return document.tags.map((tag) => ({ ...tag, entries: all.filter(({ operation }) => operation.tags.includes(tag.name)) }));
}

function contents(introduction: string, chapters: readonly Chapter[]): Html {
  const topics = [...introduction.matchAll(/^## (.+)$/gm)].map(([, topic = '']) => topic);
  return html`<nav aria-label="目录"><ul>${topics.map((topic) => html`<li><a href="#${encodeURIComponent(topic)}">${topic}</a></li>`)}</ul>
${chapters.map(({ name, entries }) => html`<h2>${name}</h2><ul>${entries.map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}</ul>`)}</nav>`;
}

/**
 * The interface documentation as one page in Chinese, made from the OpenAPI document. It is plain markup without any
 * script, so it needs no exception from the content security policy, prints well and works offline.
 */
export function renderApiDocs(document: OpenApi): string {
  const { title, version, summary, description } = document.info;
  const chapters = chaptersOf(document);
  const parts = chapters.map(
    ({ name, description: about, entries }) =>
      html`<section><h2>${name}</h2><p>${about}</p>${entries.map(({ heading, operation }) => renderOperation(document, heading, operation))}</section>`,
  );
  return `<!doctype html>\n${
    html`<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/docs/docs.css"></head><body>
${contents(description, chapters)}
<main><h1>${title}</h1><p>${summary}。版本 ${version}，机器可读的文档：<a href="/openapi.json">openapi.json</a>（OpenAPI 3.1）。</p>
${prose(description)}${parts}</main></body></html>`.markup
  }\n`;
}
