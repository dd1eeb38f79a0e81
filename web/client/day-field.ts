import dayjs from 'dayjs';

/** Lets a form's item keep a date picker's day as text, `2026-11-20`. */
export const dayProps = {
  getValueProps: (day: unknown) => ({ value: typeof day === 'string' && day !== '' ? dayjs(day) : undefined }),
  getValueFromEvent: (_picked: unknown, day: string | string[] | null) => (typeof day === 'string' && day !== '' ? day : undefined),
};
