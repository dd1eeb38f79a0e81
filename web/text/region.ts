/** What people read at a region field. */
export const regionText = {
  levels: ['省', '市（州）', '县（市、区）', '乡镇（街道）', '村（社区）'],
  searchLabel: '查找区划：名称或拼音',
  searchHint: '名称、全拼或首字母，如 浏阳、liuyang、ly',
  none: '没有找到，请逐级选择。',
  found: (count: number) => `找到 ${count} 个区划，用上下键选择，回车确定。`,
  notChosen: '请选择',
  chosen: (fullName: string) => `已选：${fullName}`,
  nothingYet: '尚未选择。',
  stopped: (name: string) => `${name}（已停用）`,
  loading: '正在加载…',
  failed: '区划加载失败',
  retry: '重试',
  clear: '清除',
} as const;
