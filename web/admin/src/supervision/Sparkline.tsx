const width = 96;
const height = 22;
const margin = 2;

/** Where a line of these values runs, from left to right; the lowest is nothing at all. */
export const lineOf = (values: readonly number[]): string => {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 2 * margin) / (values.length - 1) : 0;
  return values
    .map(
      (value, n) =>
        `${(margin + n * step).toFixed(1)},${(height - margin - (Math.max(0, value) / most) * (height - 2 * margin)).toFixed(1)}`,
    )
    .join(' ');
};

/** How a number went, small; what it says stands beside it in digits. */
export const Sparkline = ({ values }: { readonly values: readonly number[] }) => (
  <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
    <polyline points={lineOf(values)} />
  </svg>
);
