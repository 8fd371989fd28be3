import { useTranslation } from 'react-i18next';
import type { app } from '../app/words.ts';
import { ReadModelTable, type ReadModelTableProps } from './ReadModelTable.tsx';
import type { ListRow } from './useRows.ts';

interface ListPageProps<Row extends ListRow> extends ReadModelTableProps<Row> {
  readonly title: keyof typeof app.zh;
}

/** A page that is one list of a read model. */
export const ListPage = <Row extends ListRow>({ title, ...list }: ListPageProps<Row>) => {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t(title)}</h1>
      </div>
      <ReadModelTable {...list} />
    </div>
  );
};
