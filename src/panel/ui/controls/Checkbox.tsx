interface CheckboxProps {
  readonly label: string;
  readonly className?: string;
  readonly tip?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A checkbox with its label. */
export function Checkbox({ label, className = '', tip, checked, onChange }: CheckboxProps) {
  return (
    <label className={`checkbox ${className}`} title={tip}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
