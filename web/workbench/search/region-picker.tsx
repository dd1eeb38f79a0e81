import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '../../client/request.ts';
import { regionSource } from '../../components/region-source.ts';
import { text } from '../../text/zh-CN.ts';

const source = regionSource((path) => request('GET', path));
const pauseMs = 180;

/** A region and everything in it, found by name or pinyin; `value` and `onChange` are given by the form's item. */
export function RegionPicker({ value, onChange }: { value?: string | undefined; onChange?: (code: string | undefined) => void }) {
  const [typed, type] = useState('');
  const [words, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data: found = [], isFetching } = useQuery({ queryKey: ['regions', 'search', words], queryFn: () => source.search(words), enabled: words !== '', staleTime: 300_000 });
  const { data: chosen } = useQuery({ queryKey: ['regions', value], queryFn: () => source.find(value ?? ''), enabled: value !== undefined, staleTime: Infinity });
  const options = (words === '' ? [] : found).map(({ code, fullName }) => ({ value: code, label: fullName }));
  if (value !== undefined && !options.some((one) => one.value === value)) options.unshift({ value, label: chosen?.region.fullName ?? value });
  return (
    <Select
      aria-label={text.search.region}
      placeholder={text.search.region}
      style={{ width: 190 }}
      popupMatchSelectWidth={360}
      showSearch={{ filterOption: false, onSearch: type }}
      allowClear
      loading={isFetching}
      value={value}
      onChange={(code: string | undefined) => onChange?.(code)}
      notFoundContent={words === '' || isFetching ? text.search.regionHint : text.search.noRegion}
      options={options}
    />
  );
}
