/**
 * Why a single field is refused: a closed list of stable codes, with their meaning for people. They stand in
 * `errors[].code` of a `validation-failed` problem (P1.1); the failure of the whole request has its own list.
 */
export const fieldProblemCodes = {
  'required': '必填而未提供',
  'unknown-field': '不认识的字段',
  'wrong-type': '数据类型不对',
  'blank': '内容为空白',
  'not-in-list': '不在允许的取值之内',
  'bad-format': '格式不对',
  'bad-checksum': '校验位不对',
  'bad-date': '日期不存在',
  'character-not-allowed': '含有不允许的字符',
  'too-long': '过长',
  'too-short': '过短',
  'too-many': '数量过多',
  'too-few': '数量过少',
  'duplicate': '重复',
  'out-of-range': '数值超出范围',
  'in-future': '时间晚于现在',
  'too-early': '时间过早',
  'exactly-one': '几个字段必须且只能提供一个',
  'required-when-anonymous': '匿名或要求保密时必填',
  'required-unless-anonymous': '未匿名且未要求保密时必填',
  'unknown-code': '代码不存在',
  'unknown-attachment': '附件不存在或不可用',
  'invalid': '不符合要求',
} as const;

/** A stable code of a refused field. */
export type FieldProblemCode = keyof typeof fieldProblemCodes;
