import { describe, expect, it } from '@jest/globals';
import { holdsPersonalData, mentionsAmount } from '../../../domain/quality-gate/find-personal-data.ts';

const person = ['王建国', '13800000017', '0731-84210000', '11010519491231002X', '湖南省长沙市浏阳市沿溪镇沙龙村12号'];

describe('personal data in what the public reads (P3.6)', () => {
  it.each([
    ['a mobile phone', '可联系13912345678'],
    ['a mobile phone with gaps', '可联系139 1234 5678'],
    ['a mobile phone in full width', '可联系１３９１２３４５６７８'],
    ['an ID number', '身份证110105194912310021'],
    ['the reporter’s name', '已电话告知王建国本人'],
    ['the reporter’s name with a gap', '已告知王 建国'],
    ['the reporter’s own landline', '已拨打0731-84210000告知'],
    ['the reporter’s address', '已到湖南省长沙市浏阳市沿溪镇沙龙村12号走访'],
  ])('finds %s', (_what, text) => {
    expect(holdsPersonalData(text, person)).toBe(true);
  });

  it.each([
    ['a plain answer', '已将办理结果告知当事人，当事人表示认可。'],
    ['an office’s landline', '请拨打0731-83610000咨询'],
    ['a hotline', '请拨打12345或12317'],
    ['an amount and a date', '2026年3月9日补发1286.50元'],
    ['no text', ''],
  ])('lets %s pass', (_what, text) => {
    expect(holdsPersonalData(text, person)).toBe(false);
  });

  it('takes no notice of a value of one sign', () => {
    expect(holdsPersonalData('王家村已公示', ['王'])).toBe(false);
  });
});

describe('amounts of money', () => {
  it.each(['补发1286.50元', '约3万元', '涉及２０００元', '退还壹仟元', '一百余元'])('are seen in %s', (text) => {
    expect(mentionsAmount(text)).toBe(true);
  });

  it.each(['已补发到位', '元旦前办结', '共12户', ''])('are not seen in %s', (text) => {
    expect(mentionsAmount(text)).toBe(false);
  });
});
