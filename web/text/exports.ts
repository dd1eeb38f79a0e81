/** Words of exporting. */
export const exportText = {
  button: '导出 Excel',
  note: '导出当前条件查到的工单，至多一万件，不含个人信息；导出记入审计',
  underWay: (size: string) => `正在导出 ${size}`,
  done: '已导出',
  fileName: '工单.xlsx',
} as const;
