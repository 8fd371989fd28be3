import { Link } from 'react-router';

interface FigureProps {
  readonly label: string;
  /** Undefined while it is not known: its place is kept. */
  readonly value: number | undefined;
  readonly to: string;
  readonly name: string;
}

export const Figure = ({ label, value, to, name }: FigureProps) => (
  <Link to={to} className={value === 0 ? 'figure figure-none' : 'figure'} data-testid={`figure-${name}`}>
    <span className="figure-value">{value ?? '\u00A0'}</span>
    <span className="figure-label">{label}</span>
  </Link>
);
