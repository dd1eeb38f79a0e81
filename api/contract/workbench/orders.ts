import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { orderStatusList } from '../../../domain/code-list/order-status.ts';
import { orderTypeList } from '../../../domain/code-list/order-type.ts';
import { figureFields } from '../../../domain/dashboard/schema.ts';
import { personalField } from '../../../domain/order-page/schema.ts';
import { regionCode } from '../../../domain/region/schema.ts';
import { acceptanceNo, instant, platformOrderNo } from '../../../domain/shared/schema.ts';

/** Search by what is given; all of it must hold. In a body, because a phone or a name may not stand in an address. */
export const orderSearchBody = z
  .strictObject({
    acceptanceNo: acceptanceNo.exactOptional(),
    platformOrderNo: platformOrderNo.exactOptional(),
    phone: z.string().min(3).max(40).exactOptional().meta({ title: '电话', description: '联系电话或来电号码，须完整' }),
    personName: z.string().min(2).max(60).exactOptional().meta({ title: '姓名', description: '须为全名' }),
    regionCode: regionCode.exactOptional().meta({ title: '区划编码', description: '含其下全部区划' }),
    types: z.array(codeOf(orderTypeList)).min(1).exactOptional().meta({ title: '工单类型' }),
    problemCategories: z.array(z.int().min(1).max(24)).min(1).exactOptional().meta({ title: '问题类别' }),
    statuses: z.array(codeOf(orderStatusList)).min(1).exactOptional().meta({ title: '状态' }),
    ...figureFields,
    after: z.string().max(400).exactOptional().meta({ title: '上一页给出的游标' }),
    limit: z.int().min(1).max(200).exactOptional().meta({ title: '每页条数', description: '默认 50' }),
  })
  .meta({ title: '工单查询' });

/** One line of a list of orders. */
export const orderLine = z
  .strictObject({
    id: z.uuid(),
    acceptanceNo: z.string().meta({ title: '受理编号' }),
    platformOrderNo: z.string().nullable().meta({ title: '平台工单编号' }),
    type: codeOf(orderTypeList),
    status: codeOf(orderStatusList),
    sealed: z.boolean().meta({ title: '密封' }),
    regionCode: z.string().nullable().meta({ title: '区划编码' }),
    regionName: z.string().nullable().meta({ title: '区划名称' }),
    problemCategory: z.int().nullable().meta({ title: '问题类别' }),
    handlingUnitName: z.string().nullable().meta({ title: '承办单位' }),
    acceptedAt: instant.meta({ title: '受理时间' }),
    endedAt: instant.nullable().meta({ title: '结束时间' }),
    finishBy: z.string().nullable().meta({ title: '办结日期' }),
    flags: z.array(z.string()).meta({ title: '标记' }),
  })
  .meta({ title: '工单摘要' });

/** A page of orders; counting stops at 1000. */
export const orderSearchPage = z
  .strictObject({
    orders: z.array(orderLine),
    next: z.string().nullable().meta({ title: '下一页游标' }),
    total: z.int().meta({ title: '总数', description: '最多数到 1000' }),
    totalIsCapped: z.boolean().meta({ title: '总数是否封顶' }),
  })
  .meta({ title: '工单列表' });

/** Opening one personal field (P1.4, P9.1): audited. */
export const revealBody = z
  .strictObject({ field: personalField, reason: z.string().max(500).meta({ title: '理由', description: '必填，记入审计' }) })
  .meta({ title: '查看个人信息' });

/** An order or one of its 督办单 on paper (P9.2): audited. */
export const printBody = z
  .strictObject({
    fields: z.array(personalField).min(1).max(6).exactOptional().meta({ title: '一并打印的个人信息', description: '不填则全部脱敏；密封的不得打印' }),
    reason: z.string().max(500).exactOptional().meta({ title: '理由', description: '打印个人信息时必填，记入审计' }),
    supervisionId: z.uuid().exactOptional().meta({ title: '督办单', description: '打印督办单时填写' }),
  })
  .meta({ title: '打印' });

export const printedOrder = z
  .strictObject({ printedAt: instant.meta({ title: '打印时间' }), personal: z.array(z.strictObject({ field: personalField, value: z.string().nullable() })).meta({ title: '个人信息' }) })
  .meta({ title: '打印的内容' });

export const revealedField = z.strictObject({ value: z.string().nullable().meta({ title: '内容' }) }).meta({ title: '个人信息' });
