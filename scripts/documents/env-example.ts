import { describeConfig, type DescribedVariable } from '../../infra/config.ts';

/** `NAME=default`; what is required stands empty, what may be left out stands as a comment. */
function lineOf({ name, isRequired, defaultValue }: DescribedVariable): string {
  if (isRequired) return `${name}=`;
  return defaultValue === undefined ? `# ${name}=` : `${name}=${defaultValue}`;
}

/** The text of `.env.example`: every variable that API and workers read, as `infra/config.ts` describes it. */
export function envExampleText(): string {
  const head = [
    '# API 与 workers 进程读取的全部环境变量。由 npm run gen:docs 生成，请勿手改；含义与默认值在 infra/config.ts。',
    '# npm start 自行设置这些变量；单独启动进程时：复制为 .env，填写后执行 node --env-file=.env api/main.ts',
  ];
  const blocks = describeConfig().map((variable) => {
    const notes = variable.isRequired ? '（必填）' : variable.defaultValue === undefined ? '（可不填）' : '';
    return `# ${variable.meaning}${notes}\n${lineOf(variable)}`;
  });
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}
