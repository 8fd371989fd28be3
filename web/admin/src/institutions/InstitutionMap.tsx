import { EmptyState } from '@healthcert/web-ui';
import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { barOf, outlineOf, planeOf, type Point, type Spot } from './plane.ts';
import type { Institution } from './queries.ts';
import { countyOf } from './tree.ts';

const width = 960;
const height = 560;
const margin = 56;

interface InstitutionMapProps {
  /** All of the city's: the plane stays where it is while some of them are searched for. */
  readonly rows: readonly Institution[];
  readonly shown: readonly Institution[];
  readonly onOpen?: (institutionId: string) => void;
  /** A place that is being picked. */
  readonly picked?: Point | null;
  readonly onPick?: (point: Point) => void;
}

const pointOf = ({ point }: Institution): Point | null => (point as Point | null) ?? null;
const middle = (spots: readonly Spot[]): Spot => ({
  x: spots.reduce((sum, { x }) => sum + x, 0) / spots.length,
  y: spots.reduce((sum, { y }) => sum + y, 0) / spots.length,
});
const countyNameOf = (name: string): string => name.replace(/卫生健康委员会.*$|（.*）$/u, '');

/** The city's institutions on a plain plane, drawn to scale: it needs nothing from outside, and prints. */
export const InstitutionMap = ({ rows, shown, onOpen, picked, onPick }: InstitutionMapProps) => {
  const { t } = useTranslation('institutions');
  const located = useMemo(() => rows.filter((row) => pointOf(row) !== null), [rows]);
  const plane = useMemo(
    () => planeOf([...located.map((row) => pointOf(row)!), ...(picked && located.length === 0 ? [picked] : [])], width, height, margin),
    [located, picked === null],
  );
  const counties = useMemo(() => {
    const byId = new Map(rows.map((row) => [row.institutionId, row]));
    const groups = Map.groupBy(located, (row) => countyOf(byId, row.institutionId));
    return [...groups].flatMap(([county, members]) => {
      const spots = members.map((row) => plane.toSpot(pointOf(row)!));
      return county ? [{ county, spots, outline: outlineOf(spots) }] : [];
    });
  }, [rows, located, plane]);
  const visible = new Set(shown.map(({ institutionId }) => institutionId));
  const bar = barOf(plane.perKilometre, 140);
  const missing = shown.filter((row) => row.kind === 'clinic' && pointOf(row) === null).length;
  const pickAt = (event: MouseEvent<SVGSVGElement>): void => {
    const matrix = event.currentTarget.getScreenCTM();
    if (!onPick || !matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    onPick(plane.toPoint({ x, y }));
  };
  const nudge = (event: KeyboardEvent<SVGSVGElement>): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    if (!onPick || !step) return;
    event.preventDefault();
    const by = event.shiftKey ? 20 : 2;
    const at = picked ? plane.toSpot(picked) : { x: width / 2, y: height / 2 };
    onPick(plane.toPoint({ x: at.x + step[0] * by, y: at.y + step[1] * by }));
  };
  if (located.length === 0 && !onPick) return <EmptyState title={t('mapNone')} hint={t('mapNoneHint')} />;
  const at = picked ? plane.toSpot(picked) : null;
  return (
    <figure className="institution-map sheet">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role={onPick ? 'application' : 'group'}
        aria-label={onPick ? t('pickTitle') : t('mapTitle')}
        data-testid={onPick ? 'pick-map' : 'institution-map'}
        tabIndex={onPick ? 0 : -1}
        className={onPick ? 'map-picks' : ''}
        onClick={pickAt}
        onKeyDown={nudge}
      >
        {counties.map(({ county, spots, outline }, n) => (
          <g key={county.institutionId} className={`map-county map-county-${n % 6}`}>
            <polygon points={outline.map(({ x, y }) => `${x},${y}`).join(' ')} />
            <text {...middle(spots)} y={Math.min(...spots.map(({ y }) => y)) - 26} textAnchor="middle" className="map-county-name">
              {countyNameOf(county.name)}
            </text>
          </g>
        ))}
        {located.map((row) => {
          const spot = plane.toSpot(pointOf(row)!);
          const open = row.enabled && (row.admission === 'admitted' || row.kind === 'authority');
          return (
            <g
              key={row.institutionId}
              className={`map-point ${open ? 'map-open' : 'map-closed'} ${visible.has(row.institutionId) ? '' : 'map-aside'}`}
              transform={`translate(${spot.x} ${spot.y})`}
              {...(onOpen && {
                role: 'button',
                tabIndex: 0,
                'aria-label': row.name,
                'data-testid': `point-${row.institutionId}`,
                onClick: () => onOpen(row.institutionId),
                onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && onOpen(row.institutionId),
              })}
            >
              <title>{row.name}</title>
              <circle r={6} />
              <text x={spot.x > width * 0.8 ? -9 : 9} y={4} textAnchor={spot.x > width * 0.8 ? 'end' : 'start'}>
                {row.name}
              </text>
            </g>
          );
        })}
        {at && (
          <g className="map-picked" transform={`translate(${at.x} ${at.y})`}>
            <path d="M-10 0H10M0 -10V10" />
            <circle r={5} />
          </g>
        )}
        <g className="map-bar" transform={`translate(${margin / 2} ${height - 18})`}>
          <path d={`M0 -5V0H${bar * plane.perKilometre}V-5`} />
          <text x={(bar * plane.perKilometre) / 2} y={-8} textAnchor="middle">
            {t('kilometres', { count: bar })}
          </text>
        </g>
      </svg>
      {!onPick && missing > 0 && <figcaption className="muted small">{t('mapMissing', { count: missing })}</figcaption>}
    </figure>
  );
};
