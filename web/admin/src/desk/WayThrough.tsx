import { useTranslation } from 'react-i18next';
import type { Programme } from '../case/useProgramme.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { minuteInChina } from '../words/time.ts';
import { useCode, useRow, useText } from '../words/useWords.ts';

export const wayThrough = graphql(`
  fragment WayThrough on CaseFile {
    registeredAt
    items {
      code
      station
      state
    }
  }
`);

interface WayThroughProps {
  readonly of: FragmentType<typeof wayThrough>;
  readonly programme: Programme;
}

/** The stations in walking order, as the guide sheet prints them, and which are behind the person. */
export const WayThrough = ({ of, programme }: WayThroughProps) => {
  const file = readFragment(wayThrough, of);
  const { t } = useTranslation('desk');
  const code = useCode();
  const text = useText();
  const inRow = useRow();
  const nameOf = (item: string): string => {
    const found = programme.items.find((one) => one.code === item);
    return found ? text(found.name) : item;
  };
  const way = programme.items.map((item) => item.code);
  const items = file.items.toSorted((one, other) => way.indexOf(one.code) - way.indexOf(other.code));
  const stations = [...new Set(items.map(({ station }) => station))];
  const rooms = (station: string): readonly string[] => [
    ...new Set(programme.items.flatMap((item) => (item.station === station && item.room ? [text(item.room)] : []))),
  ];
  return (
    <section className="way sheet" aria-label={t('guideStations')}>
      <header>
        <h2 className="section-title">{t('guideStations')}</h2>
        <span className="muted small">{t('recordedAt', { time: minuteInChina(file.registeredAt) })}</span>
      </header>
      <ol>
        {stations.map((station) => {
          const here = items.filter((item) => item.station === station);
          const done = here.every(({ state }) => state !== 'pending');
          return (
            <li key={station} className={done ? 'way-done' : ''}>
              <b>{code('station', station)}</b>
              <span>
                {inRow(here.map((item) => nameOf(item.code)))}
                {rooms(station).length > 0 && <small className="way-room"> {inRow([...rooms(station)])}</small>}
              </span>
              <span className="way-tick">{done ? t('guideDone') : '□'}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
