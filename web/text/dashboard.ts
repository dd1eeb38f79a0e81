/** Words of the dashboard. */
export const dashboardText = {
  nav: '看板',
  title: (unit: string) => `看板 · ${unit}`,
  path: '上级单位',
  period: (days: number) => `近 ${days} 天`,
  figures: {
    late: '已超期任务', soon: '24 小时内到期', open: '待办任务', accepted: '受理工单', ended: '结束工单', onTime: '按期办结率', withdrawn: '退单率', extended: '延期申请率',
  }, // prettier-ignore
  byUnit: '按单位',
  byStep: '按环节',
  trend: '每日受理与结束',
  byCategory: '受理类别',
  columns: { unit: '单位', step: '环节', open: '待办', late: '已超期', soon: '将到期', lateShare: '超期占比' },
  self: '本级',
  own: (name: string) => `${name}（本级）`,
  drill: (name: string) => `查看${name}`,
  none: '—',
  noTrend: '该时段没有受理或结束的工单',
  noSteps: '没有待办任务',
  noCategories: '该时段没有受理投诉或咨询',
  series: { accepted: '受理', ended: '结束' },
  bar: (day: string, accepted: number, ended: number) => `${day}：受理 ${accepted}，结束 ${ended}`,
  list: '查看这些工单',
} as const;
