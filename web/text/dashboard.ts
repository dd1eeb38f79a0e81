/** Words of the dashboard. */
export const dashboardText = {
  nav: '看板',
  title: (unit: string) => `看板 · ${unit}`,
  path: '上级单位',
  period: '统计时段',
  days: { 7: '近 7 天', 30: '近 30 天', 90: '近 90 天' },
  periodOf: (from: string, to: string) => `${from} 至 ${to}`,
  tabs: { units: '各单位', orders: '超期与将到期', steps: '各环节' },
  figures: {
    late: '已超期', soon: '24 小时内到期', open: '在办', accepted: '受理', ended: '结束', onTime: '按期办结率', withdrawn: '退单率', extended: '延期申请率', average: '平均办结用时',
  }, // prettier-ignore
  of: (part: number, whole: number) => `${part} / ${whole}`,
  orders: (count: number) => `${count} 件`,
  listOf: (what: string, count: number, shown: string | undefined) => `${what} ${shown === undefined ? '' : `${shown}，`}${count} 件，查看工单`,
  byUnit: '各单位',
  byStep: '各环节',
  trend: '每日受理与结束',
  byCategory: '受理类别',
  columns: {
    unit: '单位', step: '环节', open: '在办', late: '已超期', soon: '将到期', lateShare: '超期占比', accepted: '受理', ended: '结束', onTime: '按期率', withdrawn: '退单率', extended: '延期率',
    average: '平均用时', done: '办完',
  }, // prettier-ignore
  total: '合计',
  own: (name: string) => `${name}（本级）`,
  unfold: (name: string) => `展开${name}`,
  fold: (name: string) => `收起${name}`,
  none: '—',
  hours: (hours: number) => {
    if (hours >= 48) return `${(hours / 24).toFixed(1)} 天`;
    return hours >= 1 ? `${hours.toFixed(1)} 小时` : `${Math.ceil(hours * 60)} 分钟`;
  },
  noTrend: '该时段没有受理或结束的工单',
  noSteps: '没有在办的环节',
  noCategories: '该时段没有受理投诉或咨询',
  series: { accepted: '受理', ended: '结束' },
  day: (day: string, name: string, count: number) => `${day} ${name} ${count} 件`,
  notes: {
    orders: '一件工单在一个单位有多个任务时只计一次，以最早的期限为准。',
    units: '受理与结束按转办到的单位统计；点单位名称进入下级，点数字查看工单。',
    steps: '平均用时从任务到达算起，到办完为止。',
  },
} as const;

/** Words of the list of what is late, and of pressing for it. */
export const pressingText = {
  urgency: '紧急程度',
  urgencies: { late: '已超期', soon: '24 小时内到期', open: '全部在办' },
  allSteps: '全部环节',
  step: '环节',
  columns: { due: '期限', order: '受理编号', type: '类型', step: '当前环节', unit: '所在单位', assignee: '签收人', region: '区划', actions: '操作' },
  unclaimed: '待签收',
  empty: { late: '没有超期的工单', soon: '24 小时内没有到期的工单', open: '没有在办的工单' },
  end: (count: number) => `已全部显示，共 ${count} 件`,
  select: (no: string) => `选择 ${no}`,
  selectAll: '全选',
  inSearch: '在查询中查看',
  remindHolder: {
    title: '催办',
    selected: (count: number) => `催办所选${count > 0 ? `（${count}）` : ''}`,
    one: (no: string) => `催办 ${no}`,
    text: '催办内容',
    next: '计入催办次数，连同内容告知承办单位及以上各级；不改变任何期限。',
    done: (done: number, all: number) => (done === all ? `已催办 ${done} 件` : `已催办 ${done} 件，${all - done} 件未能催办`),
  },
  issueSupervision: {
    title: '督办',
    selected: (count: number) => `督办所选${count > 0 ? `（${count}）` : ''}`,
    one: (no: string) => `督办 ${no}`,
    next: '向每件工单的承办单位各发一张督办单，须在期限内回复；办理照常进行，其它期限不变。',
    done: (done: number, all: number) => (done === all ? `已发出 ${done} 张督办单` : `已发出 ${done} 张督办单，${all - done} 件未能督办`),
  },
  about: (numbers: string) => `工单：${numbers}`,
  andMore: (numbers: string, count: number) => `${numbers} 等 ${count} 件`,
} as const;

/** Words for the conditions of a search that come from a figure. */
export const figureText = {
  label: '筛选',
  clear: '清除筛选',
  pending: { open: '在办', late: '已超期', soon: '24 小时内到期' },
  own: '仅本级',
  step: (name: string) => `环节：${name}`,
  stepDone: (name: string, days: string) => `办完${name}：${days}`,
  accepted: (days: string) => `受理：${days}`,
  ended: (days: string) => `结束：${days}`,
  days: (from: string | undefined, to: string | undefined) => (from === to ? String(from) : `${from === undefined ? '' : `${from} 起`}${to === undefined ? '' : `至 ${to}`}`),
  ending: { timed: '有期限的办结', onTime: '按期办结', overdue: '超期办结', extended: '申请过延期' },
  unit: (name: string) => `单位：${name}`,
} as const;

/** Words of 国家局's list of transfers. */
export const transferText = {
  nav: '转办件',
  title: '国家局转办件',
  stages: { awaiting: '待确认', open: '办理中', ended: '已结束' },
  stage: '阶段',
  columns: { order: '受理编号', province: '承办省份', type: '类型', category: '问题类别', received: '收到日期', due: '办结期限', status: '状态', unit: '承办单位', ended: '结束时间', actions: '操作' },
  empty: { awaiting: '没有等待确认的转办件', open: '没有办理中的转办件', ended: '没有已结束的转办件' },
  end: (count: number) => `已全部显示，共 ${count} 件`,
  returned: (count: number) => `退回过 ${count} 次`,
  confirm: '确认',
  confirmOf: (no: string) => `确认 ${no}`,
  takenBy: (name: string) => `${name} 已签收`,
  register: '登记转办件',
  compare: '各省对比',
  drawer: (no: string) => `确认办理结果 ${no}`,
  result: '办理经过与结果',
  open: '打开工单页',
} as const;
