import type { ReactNode } from 'react';

interface FormFieldProps {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
  /** Beside the label: what the field says of itself now. */
  readonly note?: ReactNode;
  readonly problem?: string | undefined;
  /** Worth a look, but no refusal; in the same place. */
  readonly warning?: string | undefined;
  readonly wide?: boolean;
}

/** A labelled control; room for its refusal is kept, so that nothing moves when one comes. */
export const FormField = ({ id, label, children, note, problem, warning, wide = false }: FormFieldProps) => (
  <div className={wide ? 'field field-wide' : 'field'} data-field={id}>
    <label htmlFor={id}>
      {label}
      {note && <span className="field-note">{note}</span>}
    </label>
    {children}
    <p className={problem || !warning ? 'field-problem' : 'field-problem field-warning'} role={problem ? 'alert' : undefined}>
      {problem ?? warning}
    </p>
  </div>
);
