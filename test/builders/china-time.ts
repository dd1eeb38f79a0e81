/** `2026-03-31 10:00` (or with seconds) on the wall clocks of China. */
export const chinaTime = (text: string): Date => new Date(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`);
