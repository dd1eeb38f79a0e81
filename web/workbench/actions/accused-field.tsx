import { useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useState } from 'react';
import { unitQueryOf } from '../../client/queries.ts';
import { text } from '../../text/zh-CN.ts';

type Node = { id: string; pId: string; value: string; title: string; isLeaf: boolean };
type Props = { id?: string; value?: string[]; onChange?: (values: string[]) => void; /** Whose units below and people are to choose from. */ topUnitId: string };

const chosen = (values: readonly string[], what: 'unit' | 'user') => values.filter((value) => value.startsWith(`${what}:`)).map((value) => value.slice(5));

/** What the field's values (`unit:<id>` or `user:<id>`) mean to the server. */
export function accusedIn(values: readonly string[]): { accusedUnitIds?: string[]; accusedUserIds?: string[] } {
  const [accusedUnitIds, accusedUserIds] = [chosen(values, 'unit'), chosen(values, 'user')];
  return { ...(accusedUnitIds.length > 0 ? { accusedUnitIds } : {}), ...(accusedUserIds.length > 0 ? { accusedUserIds } : {}) };
}

/** Whom a complaint is about: units and people below a unit, loaded level by level (回避, P3.1). */
export function AccusedField({ id, value = [], onChange, topUnitId }: Props) {
  const client = useQueryClient();
  const [nodes, keep] = useState<readonly Node[]>([]);
  const load = async (unitId: string, parent: string, isProvince: boolean) => {
    const { below, staff } = await client.query(unitQueryOf(unitId));
    const found = [
      ...below.map((unit) => ({ id: unit.id, pId: parent, value: `unit:${unit.id}`, title: unit.name, isLeaf: false })),
      ...(isProvince ? [] : staff.map((one) => ({ id: one.id, pId: parent, value: `user:${one.id}`, title: `${one.name}（${one.duty}）`, isLeaf: true }))),
    ];
    keep((before) => [...before.filter((node) => !found.some(({ value: known }) => known === node.value)), ...found]);
  };
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      multiple
      treeDataSimpleMode
      treeData={[...nodes]}
      value={value}
      onChange={(next: string[]) => onChange?.(next)}
      placeholder={text.actions.initialReview.accusedPlaceholder}
      aria-label={text.actions.initialReview.accused}
      onOpenChange={(open) => {
        if (open && nodes.length === 0) void load(topUnitId, '', true);
      }}
      loadData={({ id: unitId }) => load(String(unitId), String(unitId), false)}
      showSearch={{ treeNodeFilterProp: 'title' }}
      style={{ width: '100%' }}
    />
  );
}
