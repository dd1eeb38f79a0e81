/** Chinese words for the codes that the simulator shows to people. */
const kinds: Record<string, string> = {
  accepted: '已受理',
  pageCopy: '页面登记副本',
  supplementRequested: '请求补正',
  withdrawalRequested: '退单申请',
  extensionRequested: '延期申请',
  statusChanged: '状态变化',
  result: '办理结果',
  closedByOperator: '人工关闭',
};

const surprises: Record<string, string> = {
  'header-missing': '缺少签名请求头',
  'timestamp-malformed': '时间戳格式不对',
  'timestamp-outside-tolerance': '时间戳超出允许范围',
  'signature-wrong': '签名不符',
  'envelope-malformed': '内容不符合约定',
  'kind-unknown': '未公布的消息类型',
  'contract-broken': '与公布的数据格式不符',
  'repeat-differs': '重复送达但内容不同',
  'sequence-twice': '序号重复',
  'sequence-backwards': '序号倒退',
  'sequence-gap': '序号不连续',
  'round-backwards': '轮次倒退',
  'order-numbers-differ': '两个工单编号对应关系变化',
  'redirect-followed': '跟随了重定向',
  'wrongly-accepted': '应退回而被受理',
  'wrongly-refused': '应受理而被退回',
  'other-problem': '退回原因与预期不同',
  'pointers-missing': '未指出全部有误字段',
  'pointers-extra': '指出了无误的字段',
  'receipt-malformed': '回执内容不符合约定',
  'repeat-not-idempotent': '重复推送得到不同回执',
  'fault-not-refused': '异常请求未被正确拒绝',
  'no-answer': '没有得到应答',
  'no-result': '没有收到办理结果',
};

const tasks: Record<string, string> = {
  'initial-review': '初审',
  'province-intake': '省级受理',
  'city-intake': '市级受理',
  'county-intake': '县级受理',
  investigation: '调查核实',
  'report-review': '报告审核',
  'province-review': '省级审核',
  'round-ruling': '督办裁定',
  'consultation-answer': '拟写答复',
  'answer-review': '答复审核',
  'declaration-acceptance': '乡镇受理',
  'household-check': '入户核查',
  'public-notice': '公示',
  determination: '审定',
  informing: '告知当事人',
  'supervision-reply': '督办回复',
  'supervision-acceptance': '督办认可',
  feedback: '反馈审定',
  'generic-review': '通用审核',
};

/** The Chinese name of a kind of work. */
export const taskText = (kind: string): string => tasks[kind] ?? kind;

/** The Chinese name of a callback kind. */
export const kindText = (kind: string): string => kinds[kind] ?? kind;

/** What is strange, in Chinese. */
export const surpriseText = (code: string): string => surprises[code] ?? code;

const problems: Record<string, string> = {
  'validation-failed': '内容有误',
  'region-unknown': '区划代码不存在',
  'order-number-conflict': '编号已用于其它内容',
};

/** An answer to a push, in Chinese: accepted, or the problem's meaning with its code. */
export function answerText(answer: string): string {
  if (answer === 'accepted') return '已受理';
  const meaning = problems[answer];
  return meaning ? `${meaning}（${answer}）` : answer;
}
