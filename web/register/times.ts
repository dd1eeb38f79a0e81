const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** `2026-11-23 09:15`, Chinese civil time wherever the browser stands. */
export const dayAndTime = (at: string): string => format.format(new Date(at)).replaceAll('/', '-');

/** `09:15:30`. */
export const timeOfDay = (at: string): string => clock.format(new Date(at));
