type Props = {
  name: string;
  options: readonly { code: string; name: string }[];
  value: string;
  onChange: (code: string) => void;
  isRequired: boolean;
  isWrong: boolean;
};

/** A few choices side by side; arrow keys move among them. */
export function RadioGroup({ name, options, value, onChange, isRequired, isWrong }: Props) {
  return (
    <div className="radios" role="radiogroup" aria-labelledby={`label-${name}`} aria-describedby={`about-${name}`} aria-required={isRequired} aria-invalid={isWrong}>
      {options.map((option) => (
        <label key={option.code}>
          <input type="radio" name={name} value={option.code} checked={value === option.code} onChange={() => onChange(option.code)} />
          {option.name}
        </label>
      ))}
    </div>
  );
}
