import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { articleBody, articleChangeBody, articleList, articleSearchBody, writtenArticle } from './knowledge.ts';

/** 知识: found by everyone of the province, kept by its editors (P7.2). */
export const knowledgeOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'findArticles', method: 'post', path: '/knowledge/search', summary: '查找知识', body: articleSearchBody,
    responses: { 200: { description: '找到的条目', body: articleList } }, problems: ['right-required', 'validation-failed'],
  },
  {
    operationId: 'addArticle', method: 'post', path: '/knowledge', summary: '新增知识条目', body: articleBody,
    responses: { 201: { description: '已新增', body: writtenArticle } }, problems: ['right-required', 'validation-failed'],
  },
  {
    operationId: 'changeArticle', method: 'put', path: '/knowledge/{articleId}', summary: '修改知识条目', pathParameters: z.object({ articleId: z.uuid() }), body: articleChangeBody,
    responses: { 200: { description: '已修改', body: writtenArticle } }, problems: ['right-required', 'not-found', 'article-changed', 'validation-failed'],
  },
]; // prettier-ignore
