import { DomainError } from '../domain/shared/domain-error.ts';

/**
 * The name of an uploaded file from its header, percent-encoded because headers hold ASCII only; in an address it would
 * be logged. Error: `validation-failed`.
 */
export function readFileName(header: string | undefined): string {
  const problem = (detail: string) =>
    new DomainError('validation-failed', '缺少文件名，未保存任何内容。', { problems: [{ pointer: '/X-File-Name', code: 'bad-format', detail }] });
  if (header === undefined || header === '') throw problem('文件名：请在 X-File-Name 请求头中给出百分号编码的文件名。');
  try {
    return decodeURIComponent(header);
  } catch {
    throw problem('文件名：百分号编码有误；应为 UTF-8 文件名的百分号编码。');
  }
}
