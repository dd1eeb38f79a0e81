import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from '../../domain/shared/logger.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { errorCodes, type ErrorCode } from '../../domain/shared/error-codes.ts';
import { problemStatus } from './registry.ts';

/** A stable address per code: the same in every environment, resolved by docs/errors.md. */
export const problemTypeBase = 'urn:12317:problem:';

/** Answers a request with RFC 9457 problem details: Chinese for people, `code` for machines, never personal data. */
function answer(response: Response, error: DomainError): void {
  const { problems, availableActions } = error.context;
  response
    .status(problemStatus[error.code])
    .type('application/problem+json')
    .set(error.code === 'database-unavailable' ? { 'Retry-After': '5' } : {})
    .send(
      JSON.stringify({
        type: `${problemTypeBase}${error.code}`,
        title: errorCodes[error.code],
        status: problemStatus[error.code],
        detail: error.detail,
        instance: `urn:uuid:${String(response.getHeader('x-request-id') ?? '')}`,
        code: error.code,
        ...(problems ? { errors: problems } : {}),
        ...(availableActions ? { availableActions } : {}),
      }),
    );
}

type ParserError = { type?: unknown; status?: unknown; code?: unknown; name?: unknown };

// SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention (shutdown), plus the sockets' own codes.
const databaseAway = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/;

/** Names the failure behind anything thrown: a parser's error, a database that is away, or a fault of ours. */
function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const { type, code, name } = (error ?? {}) as ParserError;
  const parser: Partial<Record<string, [ErrorCode, string]>> = {
    'entity.parse.failed': ['bad-request', '请求体不是有效的 JSON。'],
    'entity.too.large': ['payload-too-large', '请求体超过大小上限。'],
    'encoding.unsupported': ['unsupported-media-type', '请求体的压缩编码不受支持。'],
    'charset.unsupported': ['unsupported-media-type', '请求体必须使用 UTF-8。'],
    'request.aborted': ['bad-request', '请求在传完之前中断。'],
    'request.size.invalid': ['bad-request', '请求体长度与声明不符。'],
  };
  const known = typeof type === 'string' ? parser[type] : undefined;
  if (known) return new DomainError(...known);
  if (name === 'URIError') return new DomainError('bad-request', '请求地址编码有误。');
  if (name === 'KnexTimeoutError' || (typeof code === 'string' && databaseAway.test(code)) || isLostConnection(error))
    return new DomainError('database-unavailable', '数据库暂不可用，请稍后重试；本次请求未保存任何内容。');
  return new DomainError('internal-error', '系统内部错误，已记录；请凭请求编号联系管理员。');
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /Connection terminated|terminating connection|not queryable/i.test(error.message);
}

/** The last error middleware. What is our own fault is logged without its message's values. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = toDomainError(error);
    if (problemStatus[problem.code] >= 500) {
      const { name, code, stack } = (error ?? {}) as { name?: unknown; code?: unknown; stack?: unknown };
      // The first line of a stack repeats the message, which may quote data (a constraint's detail does).
      const frames = typeof stack === 'string' ? stack.split('\n').slice(1, 8) : [];
      logger.error({ requestId: response.getHeader('x-request-id'), route: request.route as unknown, name, code, frames }, problem.code);
    }
    answer(response, problem);
  };
}

/** No route matched. */
export const notFoundHandler: RequestHandler = (request, response) => {
  answer(response, new DomainError('not-found', `没有此接口：${request.method} ${request.path}`));
};
