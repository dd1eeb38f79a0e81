import { describe, expect, it } from '@jest/globals';
import { personName } from '../../../domain/person/name.ts';

describe('name (姓名)', () => {
  it.each([
    '王建国', '李某', '欧阳娜娜', '𠮷田', '〇小', '阿依古丽·买买提', '阿卜杜热依木•阿卜杜拉', '扎西．多吉', 'Mary-Jane O’Neil', "John O'Neil Jr.",
    'José', 'བཀྲ་ཤིས'.replaceAll('་', ' '), 'ئايگۈل', '张', '吴\uE000',
  ])('takes %s', (name) => {
    expect(personName.safeParse(name).success).toBe(true);
  });

  it.each([
    '', ' ', '王 ', ' 王', '王\n建国', '王1', '13800000000', '王建国（代）', '·买买提', '买买提·', '买··提', '王😀', '<b>王</b>', '王\u0000', '王\ud800', '王'.repeat(61),
  ])('refuses %p', (name) => {
    expect(personName.safeParse(name).success).toBe(false);
  });

  it('counts a rare character as one', () => {
    expect(personName.safeParse('𠮷'.repeat(60)).success).toBe(true);
    expect(personName.safeParse('𠮷'.repeat(61)).success).toBe(false);
  });
});
