import { useTranslation } from 'react-i18next';
import { type ColumnName, type Numbers, sumOf, usePercent } from '../figures/index.ts';
import { Sparkline } from './Sparkline.tsx';

const shown = [
  ['registered', 'registered'],
  ['concluded', 'concluded'],
  ['unfit', 'unfitCases'],
  ['issued', 'issued'],
  ['reprinted', 'reprintedCount'],
  ['revoked', 'revoked'],
  ['enteredLate', 'enteredLateCount'],
] as const satisfies readonly (readonly [ColumnName, string])[];

/** All institutions together: how many, and how it went over the period. */
export const Course = ({ course }: { readonly course: readonly Numbers[] }) => {
  const { t } = useTranslation('supervision');
  const { number } = usePercent();
  const all = sumOf(course);
  return (
    <dl className="sheet supervision-course" aria-label={t('course')} data-testid="supervision-course">
      {shown.map(([name, words]) => (
        <div key={name} data-testid={`course-${name}`}>
          <dt>{t(words)}</dt>
          <dd>
            <b className="number">{number(all[name])}</b>
            {course.length > 1 && <Sparkline values={course.map((step) => step[name])} />}
          </dd>
        </div>
      ))}
    </dl>
  );
};
