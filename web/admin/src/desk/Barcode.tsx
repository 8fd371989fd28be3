import { code128 } from './code128.ts';

/** The case number for the scanners at the stations; the digits stand below for eyes. */
export const Barcode = ({ text }: { readonly text: string }) => {
  const { bars, modules } = code128(text);
  return (
    <figure className="barcode">
      <svg viewBox={`0 0 ${modules} 24`} preserveAspectRatio="none" role="img" aria-label={text} shapeRendering="crispEdges">
        {bars.map(([at, width]) => (
          <rect key={at} x={at} y={0} width={width} height={24} />
        ))}
      </svg>
      <figcaption className="number">{text}</figcaption>
    </figure>
  );
};
