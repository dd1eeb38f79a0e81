/** 退单 and 延期: asking, endorsing, sending, and what 12345 said. */
export const negotiationText = {
  negotiation: {
    flag: { withdrawal: '退单协商中', extension: '延期协商中' },
    tab: '退单与延期',
    empty: '没有退单或延期申请',
    ask: { withdrawal: '申请退单', extension: '申请延期' },
    reason: { withdrawal: '退单理由', extension: '延期理由' },
    next: {
      withdrawal: '上级逐级同意后由省级发往12345批复；批复前照常办理，但暂不能反馈结果。同意后工单结束。',
      extension: '上级逐级同意后由省级在办结期限前发往12345批复；批复前原期限照常计算。',
    },
    reasonHelp: '将随申请发往批复方，请勿写入无关的个人信息',
    amount: '延长',
    unit: '单位',
    preview: (previous: string, resulting: string) => `办结期限由 ${previous} 延至 ${resulting}`,
    noPreview: '填写延长时间后显示延期后的办结期限。',
    asked: { withdrawal: '已申请退单', extension: '已申请延期' },
    decision: '意见',
    choices: { endorsed: '同意', sent: '发出', agreed: '同意', declined: '不同意', refused: '不同意' },
    opinion: { endorsed: '同意的理由', declined: '不同意的理由', sent: '发出说明（选填）', agreed: '批复意见', refused: '批复意见' },
    nexts: {
      endorsed: '同意后送省级，由省级发出。',
      sent: '发往批复方，等待批复；超过时间未批复的自动催复。',
      declined: '申请在内部结束，申请人看到理由；不计入申请次数，工单照常办理。',
      agreed: { withdrawal: '同意后工单立即结束，全部任务关闭。', extension: '同意后办结期限改为申请的期限，各级期限随之调整。' },
      refused: '工单照原样继续办理，意见呈现给承办人。',
    },
    choose: '请选择意见',
    submit: { endorsed: '同意', sent: '发出', agreed: '同意', declined: '不同意', refused: '不同意' },
    done: '已提交',
    facts: {
      by: '申请人', at: '申请时间', reason: '申请理由', length: '延长时间', due: '办结期限', waits: '待办单位', sentAt: '发出时间', decidedAt: '批复时间', reminders: '催复', opinion: '批复意见',
      inside: '不同意的理由',
    }, // prettier-ignore
    reminders: (count: number) => `${count} 次`,
    dues: (previous: string, resulting: string) => `${previous} → ${resulting}`,
    answered: {
      refused: { withdrawal: '12345不同意退单，请继续办理', extension: '延期未获同意，原办结期限不变' },
      declined: { withdrawal: '退单申请在内部未获同意', extension: '延期申请在内部未获同意' },
      agreed: { withdrawal: '退单已获同意', extension: '延期已获同意' },
    },
  },
} as const;
