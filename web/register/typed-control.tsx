import { registerText as text } from '../text/register.ts';
import { DayControl } from './day-control.tsx';
import type { FormField } from './form-fields.ts';

type Typed = Extract<FormField, { kind: 'line' | 'text' | 'date' | 'select' }>;
type Props = { field: Typed; value: string; onChange: (text: string) => void; isRequired: boolean; isWrong: boolean; earliestDay: string };

/** A field into which one types or picks one of many: a line, a text, a day, an entry of a code list. */
export function TypedControl({ field, value, onChange, isRequired, isWrong, earliestDay }: Props) {
  const { name } = field;
  const shared = {
    id: `field-${name}`,
    name,
    value,
    'aria-describedby': `about-${name}`,
    'aria-invalid': isWrong,
    'aria-required': isRequired,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }; // prettier-ignore
  switch (field.kind) {
    case 'line':
      return <input {...shared} type="text" autoComplete="off" inputMode={field.inputMode ?? 'text'} />;
    case 'date':
      return <DayControl id={shared.id} value={value} onChange={onChange} earliest={earliestDay} describedBy={shared['aria-describedby']} isRequired={isRequired} isWrong={isWrong} />;
    case 'text':
      return (
        <>
          <textarea {...shared} rows={field.rows} />
          <span className="count" aria-hidden="true">
            {text.count(Array.from(value).length, field.most)}
          </span>
        </>
      );
    case 'select':
      return (
        <select {...shared}>
          <option value="">{text.choose}</option>
          {field.list.entries.map(({ code, name: option }) => (
            <option key={code} value={code}>{`${code} ${option}`}</option>
          ))}
        </select>
      );
  }
}
