import { Link } from 'react-router';
import { counted } from '../words/counted.ts';

interface FigureProps {
  readonly label: string;
  /** Undefined while it is not known: its place is kept. */
  readonly value: number | undefined;
  readonly to: string;
  readonly name: string;
  /** Something behind it is overdue. */
  readonly alarm?: boolean;
}

export const Figure = ({ label, value, to, name, alarm = false }: FigureProps) => (
  <Link to={to} className={value === 0 ? 'figure figure-none' : alarm ? 'figure figure-alarm' : 'figure'} data-testid={`figure-${name}`}>
    <span className="figure-value">{value === undefined ? '\u00A0' : counted(value)}</span>
    <span className="figure-label">{label}</span>
  </Link>
);
