import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { calendarText as text } from '../text/limits.ts';
import { provincesQuery } from './limit-queries.ts';

/** One of the provinces, for 国家局; its value is the province's unit. */
export function ProvinceChoice({ value, onChange }: { value: string; onChange: (provinceUnitId: string) => void }) {
  const { data, isPending } = useQuery(provincesQuery);
  return (
    <Select
      aria-label={text.province}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 240 }}
      loading={isPending}
      placeholder={text.choose}
      {...(value === '' ? {} : { value })}
      options={(data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      onChange={onChange}
    />
  );
}
