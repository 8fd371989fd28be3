import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Programme } from '../case/useProgramme.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Portrait } from '../queue/Portrait.tsx';
import { minuteInChina } from '../words/time.ts';
import { useCode, useRow, useText } from '../words/useWords.ts';
import { Barcode } from './Barcode.tsx';
import { GuideNotices } from './GuideNotices.tsx';

export const guideSheet = graphql(`
  fragment GuideSheet on CaseFile {
    caseNumber
    institutionId
    registeredAt
    sex
    age
    jobCode
    identity {
      name
      employer
      portraitFile
    }
    items {
      code
      station
      state
    }
  }
`);

interface GuideSheetProps {
  readonly of: FragmentType<typeof guideSheet>;
  readonly programme: Programme;
}

/** What the person carries from room to room: on the page a preview, alone on the paper. */
export const GuideSheet = ({ of, programme }: GuideSheetProps) => {
  const file = readFragment(guideSheet, of);
  const { t } = useTranslation('desk');
  const { t: queue } = useTranslation('queue');
  const code = useCode();
  const text = useText();
  const { institutionName, jobName } = useDirectory();
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
    <article className="guide sheet" aria-label={t('guideTitle')}>
      <header className="guide-head">
        <div>
          <p className="guide-place">{institutionName(file.institutionId)}</p>
          <h2>{t('guideTitle')}</h2>
          <p className="guide-name">
            {file.identity?.name}{' '}
            <small>
              {code('sex', file.sex)} · {queue('age', { age: file.age })}
            </small>
          </p>
          <p>
            {text(programme.name)} · {jobName(file.jobCode)}
          </p>
          <p className="muted">{file.identity?.employer}</p>
        </div>
        <Barcode text={file.caseNumber} />
        <Portrait file={file.identity?.portraitFile ?? null} name={file.identity?.name ?? ''} width={75} />
      </header>
      <p className="guide-lead">{t('guideStations')}</p>
      <ol className="guide-stations">
        {stations.map((station) => {
          const here = items.filter((item) => item.station === station);
          const done = here.every(({ state }) => state !== 'pending');
          return (
            <li key={station} className={done ? 'guide-done' : ''}>
              <b>{code('station', station)}</b>
              <span>
                {inRow(here.map((item) => nameOf(item.code)))}
                {rooms(station).length > 0 && <small className="guide-room"> {inRow([...rooms(station)])}</small>}
              </span>
              <span className="guide-tick">{done ? t('guideDone') : '□'}</span>
            </li>
          );
        })}
      </ol>
      <GuideNotices institutionId={file.institutionId} />
      <footer className="guide-foot muted small">
        <span>{t('guideNote')}</span>
        <span>{t('recordedAt', { time: minuteInChina(file.registeredAt) })}</span>
      </footer>
    </article>
  );
};
