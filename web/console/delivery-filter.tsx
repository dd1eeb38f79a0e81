import { Input, Select } from 'antd';
import { callbackKind } from '../../api/contract/workbench/names.ts';
import { optionsOf } from '../client/names.ts';
import { consoleText } from '../text/console.ts';

const text = consoleText.filter;
const states = (['pending', 'delivered', 'dead'] as const).map((value) => ({ value, label: consoleText.states[value] }));

/** Narrows the list by state, kind and order number; everything chosen stands in the address. */
export function DeliveryFilter({ params, set }: { params: URLSearchParams; set: (change: Record<string, string | undefined>) => void }) {
  return (
    <>
      <Select
        allowClear
        aria-label={text.state}
        placeholder={text.state}
        style={{ width: 120 }}
        options={states}
        value={params.get('state')}
        onChange={(state: string | undefined) => set({ state })}
      />
      <Select
        allowClear
        aria-label={text.kind}
        placeholder={text.kind}
        style={{ width: 150 }}
        options={optionsOf(callbackKind)}
        value={params.get('kind')}
        onChange={(kind: string | undefined) => set({ kind })}
      />
      <Input.Search
        aria-label={text.orderNo}
        placeholder={text.orderNo}
        style={{ width: 280 }}
        allowClear
        maxLength={64}
        defaultValue={params.get('orderNo') ?? ''}
        onSearch={(term) => set({ orderNo: term.trim() })}
        enterButton={text.submit}
      />
    </>
  );
}
