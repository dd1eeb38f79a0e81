import { fieldProblemCodes } from '../../domain/shared/schema.ts';
import { signatureExample, signatureHeaders, signatureWindowSeconds } from './signature.ts';

const { key, algorithm, timestamp, nonce, signature } = signatureHeaders;

const overview = `
本接口供省级 12345 平台与全国 12317 平台对接（工单转接的接口调用方式）。所有请求与回传均为 UTF-8 编码的 JSON；
时间为带时区的 ISO 8601，日期为 \`2026-03-31\` 的形式；代码取自“代码表”接口。请求中不认识的字段会被拒绝；
应答与回传消息今后可能增加字段，请忽略不认识的字段。
`;

const signing = `
## 请求签名

每个请求带五个请求头：

| 请求头 | 内容 |
|---|---|
| \`${key}\` | 密钥标识，由 12317 发放 |
| \`${algorithm}\` | \`HMAC-SHA256\` 或 \`HMAC-SM3\`，须与该密钥发放时的算法一致 |
| \`${timestamp}\` | Unix 时间，秒，十进制；与 12317 时间相差不超过 ${signatureWindowSeconds} 秒 |
| \`${nonce}\` | 随机串，16 至 64 个字母、数字、\`-\` 或 \`_\`；同一密钥不得重复使用 |
| \`${signature}\` | 待签名串的 HMAC，64 位小写十六进制 |

待签名串为以下六行，以一个换行符（LF）相连，末尾没有换行，按 UTF-8 编码：

1. 算法，与 \`${algorithm}\` 相同；
2. 请求方法，大写，如 \`POST\`；
3. 请求行中的路径与查询串，逐字节相同（保持百分号编码，不含协议、主机），如 \`${signatureExample.target}\`；
4. 时间，与 \`${timestamp}\` 相同；
5. 随机串，与 \`${nonce}\` 相同；
6. 请求体原始字节的摘要，小写十六进制；没有请求体时为零字节的摘要。\`HMAC-SHA256\` 用 SHA-256，\`HMAC-SM3\` 用 SM3。

HMAC 的密钥为所发放密钥文本的 UTF-8 字节，不作任何解码。重试是新的请求：换新的时间和随机串，请求体与平台工单编号不变。

用 openssl 计算（\`$KEY\`、\`$SECRET\` 为所发放的密钥标识与密钥，\`$BODY\` 为请求体）：

\`\`\`bash
TIMESTAMP=$(date +%s); NONCE=$(openssl rand -hex 16)
DIGEST=$(printf '%s' "$BODY" | openssl dgst -sha256 -r | cut -d' ' -f1)
SIGNATURE=$(printf 'HMAC-SHA256\\nPOST\\n${signatureExample.target}\\n%s\\n%s\\n%s' "$TIMESTAMP" "$NONCE" "$DIGEST" \\
  | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)
curl "$BASE${signatureExample.target}" -H 'Content-Type: application/json' --data-binary "$BODY" \\
  -H "${key}: $KEY" -H "${algorithm}: HMAC-SHA256" -H "${timestamp}: $TIMESTAMP" \\
  -H "${nonce}: $NONCE" -H "${signature}: $SIGNATURE"
\`\`\`

核对用例：密钥 \`${signatureExample.secret}\`，时间 \`${signatureExample.timestamp}\`，随机串 \`${signatureExample.nonce}\`，
对 \`${signatureExample.target}\` 的 POST，请求体

\`\`\`json
${signatureExample.body}
\`\`\`

则 HMAC-SHA256 签名为 \`${signatureExample.signatures['HMAC-SHA256']}\`，
HMAC-SM3 签名为 \`${signatureExample.signatures['HMAC-SM3']}\`。
`;

const repeats = `
## 重复提交

受理后 12317 立即返回受理编号，办理随后进行。没有收到应答时，请用相同的平台工单编号和内容重发：
内容相同返回第一次的回执（200），内容不同为 409。也可另带 \`Idempotency-Key\`：同键同内容返回第一次的回执，同键异内容为 422。
`;

const refusals = `
## 错误

错误一律为 \`application/problem+json\`（RFC 9457），\`code\` 为稳定的错误码；内容不合要求时为 422，\`errors\` 一次列出全部出错字段，
每项有位置（JSON Pointer）、字段错误码和说明。出错时不保存任何内容；错误信息不含所提交的个人信息。
429 与 503 带 \`Retry-After\`，请稍后原样重试。

| 字段错误码 | 含义 |
|---|---|
${Object.entries(fieldProblemCodes)
  .map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
  .join('\n')}
`;

const callbacks = `
## 回传消息

12317 向平台登记的回传地址 POST 消息，遵循 Standard Webhooks 1.0：

| 请求头 | 内容 |
|---|---|
| \`webhook-id\` | 消息标识，同一消息的每次重试相同，可据此去重 |
| \`webhook-timestamp\` | 本次发送的 Unix 时间，秒 |
| \`webhook-signature\` | 以空格分隔的一个或多个签名；\`v1,\` 后为 HMAC-SHA256，\`v1sm3,\` 后为 HMAC-SM3，均为 Base64 |

签名内容为 \`{webhook-id}.{webhook-timestamp}.{请求体}\`，密钥为回传密钥（\`whsec_\` 之后按 Base64 解码）。
更换密钥期间同时带新旧两个签名，任一相符即可。请核对签名，并拒绝时间相差过大的消息。

应答 2xx 即为签收；如应答为 JSON 且含 \`code\`，须为 0，否则视为业务错误。3xx 不会跟随。其余情况按间隔逐次重试，
约 28 小时后停止并告警，可由人工重发。同一工单的消息按 \`sequence\` 依次发送，缺号表示有一条未能送达。
附件以带签名、会到期的下载链接传递，请及时下载并核对摘要。
`;

/** The prose of the documentation, Markdown in Chinese: what an integrator must know before the single operations. */
export const introduction = [overview, signing, repeats, refusals, callbacks].join('').trim();
