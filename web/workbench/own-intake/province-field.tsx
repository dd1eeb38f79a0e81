import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { unitQueryOf } from '../../client/queries.ts';
import type { User } from '../../client/shapes.ts';
import { ownIntakeText } from '../../text/own-intake.ts';

const names = ownIntakeText.petition;

/** The province that handles a transfer, by its name. */
export function ProvinceField({ user }: { user: User }) {
  const { data: nation } = useQuery(unitQueryOf(user.unit.id));
  return (
    <Form.Item name="provinceUnitId" label={names.province} rules={[{ required: true, message: ownIntakeText.form.needed(names.province) }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} placeholder={names.provinceHelp} loading={!nation} options={nation?.below.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
    </Form.Item>
  );
}
