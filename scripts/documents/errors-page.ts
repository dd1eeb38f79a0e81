import { problemTypeBase } from '../../api/problems/handler.ts';
import { problemStatus } from '../../api/problems/registry.ts';
import { errorCodes, type ErrorCode } from '../../domain/shared/error-codes.ts';
import { fieldProblemCodes } from '../../domain/shared/field-problem-codes.ts';
import { failureExits, type FailureExit } from '../../workers/runtime/failure-policy.ts';

/** What an operator sees when a worker ends with a code. */
const exitNames: Record<FailureExit, string> = {
  incident: '事件',
  retry: '重试',
  untilBack: '等待恢复',
  leave: '不再处理',
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The text of `docs/errors.md`: each failure code, its HTTP status and how a worker leaves its job; each field code. */
export function errorsPageText(): string {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  return `# 错误码

本页由 \`npm run gen:docs\` 生成，请勿手改。来源：\`domain/shared/error-codes.ts\`、\`api/problems/registry.ts\`、
\`workers/runtime/failure-policy.ts\`、\`domain/shared/field-problem-codes.ts\`。
Generated page: every failure code with its meaning, its HTTP status, and how a job worker leaves its job.

错误码稳定不变，供程序判断；中文说明可能调整。错误内容从不含个人信息。

## 请求错误

接口以 \`application/problem+json\`（RFC 9457）应答，\`type\` 为 \`${problemTypeBase}\` 加错误码，\`code\` 为错误码，\`detail\` 说明本次错在哪里。
同样的错误出现在流程任务中时，最后一列说明任务如何处理：
**${exitNames.incident}** 在 Operate 中成为事件，须由运维人员处理；**${exitNames.retry}** 间隔加长地自动重试，次数用尽成为事件；
**${exitNames.untilBack}** 自动重试且不减少次数，恢复后继续；**${exitNames.leave}** 工单已经结束，任务不产生任何作用。

${table(
    ['错误码', '含义', 'HTTP', '流程任务'],
    codes.map((code) => [`\`${code}\``, errorCodes[code], String(problemStatus[code]), exitNames[failureExits[code]]]),
  )}

## 字段错误

\`validation-failed\` 的 \`errors\` 列出每一个出错的字段：\`pointer\`（JSON Pointer）、\`code\`（下表）、\`detail\`（错在哪里、允许什么）。

${table(
    ['错误码', '含义'],
    Object.entries(fieldProblemCodes).map(([code, meaning]) => [`\`${code}\``, meaning]),
  )}
`;
}
