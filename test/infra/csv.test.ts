import { describe, expect, it } from '@jest/globals';
import { readCsv } from '../../infra/regions/csv.ts';

const fieldsOf = (text: string) => [...readCsv(text)].map(({ fields }) => fields);

describe('lines of a CSV file', () => {
  it('give their fields, quoted or not, whatever ends them', () => {
    expect(fieldsOf('﻿code,name\r\n43,"湖南省"\n44,"广东,省 ""粤"""\n45,')).toEqual([
      ['code', 'name'],
      ['43', '湖南省'],
      ['44', '广东,省 "粤"'],
      ['45', ''],
    ]);
  });

  it('keep their number when blank lines are left out', () => {
    expect([...readCsv('a\n\n  \nb\n')].map(({ line }) => line)).toEqual([1, 4]);
  });

  it('give no fields when their quotes do not close', () => {
    expect(fieldsOf('43,"湖南省\n44,湖"南省\n45,"湖南"省')).toEqual([[], [], []]);
  });
});
