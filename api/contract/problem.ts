import { z } from 'zod';

/** One wrong field of a request (P1.1). */
export const fieldProblem = z
  .object({
    pointer: z.string().meta({ title: '位置', description: '出错字段的 JSON Pointer；空字符串表示整个请求体', examples: ['/region/code'] }),
    code: z.string().meta({ title: '错误码', description: '稳定的字段错误码，供程序判断', examples: ['required'] }),
    detail: z.string().meta({ title: '说明', description: '错在哪里、允许什么；不含所提交的值', examples: ['联系电话：匿名或要求保密时必填。'] }),
  })
  .meta({ title: '字段错误' });

/** The one shape of every refusal: RFC 9457 problem details with our stable code; never personal data. */
export const problem = z
  .object({
    type: z.string().meta({ title: '类型', description: '错误类型的稳定标识', examples: ['urn:12317:problem:validation-failed'] }),
    title: z.string().meta({ title: '标题', description: '该错误码的含义' }),
    status: z.int().meta({ title: 'HTTP 状态码' }),
    detail: z.string().meta({ title: '说明', description: '本次错在哪里、如何处理' }),
    instance: z.string().meta({ title: '请求编号', description: '排查问题时请提供' }),
    code: z.string().meta({ title: '错误码', description: '稳定的错误码，供程序判断', examples: ['validation-failed'] }),
    errors: z.array(fieldProblem).exactOptional().meta({ title: '字段错误', description: '列出全部出错字段' }),
    availableActions: z.array(z.string()).exactOptional().meta({ title: '可用操作', description: '状态不允许时，当前可以做什么' }),
  })
  .meta({ title: '错误', description: 'RFC 9457 错误说明（application/problem+json）' });
