import { RegionField } from '../components/region-field.tsx';
import type { RegionSource } from '../components/region-source.ts';
import { registerText as text } from '../text/register.ts';
import { FileField } from './file-field.tsx';
import type { FormField } from './form-fields.ts';
import type { FormValues } from './form-values.ts';
import { RadioGroup } from './radio-group.tsx';
import { TypedControl } from './typed-control.tsx';

type Props = {
  field: FormField;
  hint: string | undefined;
  isRequired: boolean;
  problem: string | undefined;
  values: FormValues;
  onChange: (change: (before: FormValues) => FormValues) => void;
  onLeave: () => void;
  earliestDay: string;
  region: { source: RegionSource; startAt: string };
  token: string;
};

const yesNo = [
  { code: 'true', name: text.yes },
  { code: 'false', name: text.no },
];

/** One field with its label, its hint, and what is wrong with it. */
export function Field(props: Props) {
  const { field, hint, isRequired, problem, onLeave } = props;
  const isGroup = field.kind === 'yesNo' || field.kind === 'radios' || field.kind === 'files';
  const label = (
    <>
      {field.label} {isRequired ? <b className="must">{text.required}</b> : <span className="quiet">{text.optional}</span>}
    </>
  );
  return (
    <div className={field.wide ? 'field wide' : 'field'} data-field={field.name} onBlur={onLeave}>
      {isGroup ? (
        <span className="label" id={`label-${field.name}`}>
          {label}
        </span>
      ) : (
        field.kind !== 'tick' && (
          <label className="label" id={`field-${field.name}-label`} htmlFor={`field-${field.name}`}>
            {label}
          </label>
        )
      )}
      <Control {...props} />
      <div id={`about-${field.name}`} className="about">
        {problem !== undefined && <p className="problem">{problem}</p>}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
    </div>
  );
}

function Control({ field, isRequired, problem, values, onChange, region, token, earliestDay }: Props) {
  const { name } = field;
  const value = values.texts[name] ?? '';
  const set = (next: string) => onChange((before) => ({ ...before, texts: { ...before.texts, [name]: next } }));
  const about = `about-${name}`;
  switch (field.kind) {
    case 'yesNo':
      return <RadioGroup name={name} options={yesNo} value={value} onChange={set} isRequired={isRequired} isWrong={problem !== undefined} />;
    case 'radios':
      return <RadioGroup name={name} options={field.list.entries} value={value} onChange={set} isRequired={isRequired} isWrong={problem !== undefined} />;
    case 'tick':
      return (
        <label className="tick">
          <input
            id={`field-${name}`}
            type="checkbox"
            aria-describedby={about}
            checked={values.ticks[name] === true}
            onChange={({ target }) => onChange((before) => ({ ...before, ticks: { ...before.ticks, [name]: target.checked } }))}
          />
          {field.label}
        </label>
      );
    case 'region':
      return (
        <RegionField
          {...region}
          id={`field-${name}`}
          label={field.label}
          describedBy={about}
          invalid={problem !== undefined}
          value={value === '' ? undefined : value}
          onChange={(code) => set(code ?? '')}
        />
      );
    case 'files':
      return <FileField labelledBy={`label-${name}`} describedBy={about} token={token} files={values.files} onChange={(change) => onChange((before) => ({ ...before, files: change(before.files) }))} />;
    default:
      return <TypedControl field={field} value={value} onChange={set} isRequired={isRequired} isWrong={problem !== undefined} earliestDay={earliestDay} />;
  }
}
