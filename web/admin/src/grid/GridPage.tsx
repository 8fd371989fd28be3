import { ArrowLeftOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useCode, useText } from '../words/useWords.ts';
import { blockText, type Place, placesIn, rangeOf } from './block.ts';
import { Grid } from './Grid.tsx';
import { GridFoot } from './GridFoot.tsx';
import { GridReport, Told } from './GridReport.tsx';
import { useGrid } from './useGrid.ts';
import { useGridPaste } from './useGridPaste.ts';

const corner: Place = { row: 0, column: 0 };

/** Many people at a station at once: a sheet that takes what a spreadsheet gives, and says of every cell what is wrong. */
export const GridPage = () => {
  const { station = 'laboratory' } = useParams();
  const { t } = useTranslation('grid');
  const text = useText();
  const code = useCode();
  const [chosen, setChosen] = useRemembered<readonly string[]>(`hc-grid.${station}`, []);
  const [lot] = useRemembered(`hc-lot.${station}`, '');
  const [device] = useRemembered(`hc-device.${station}`, '');
  const [cursor, setCursor] = useState({ active: corner, selection: rangeOf(corner, corner) });
  const of = useGrid(station, chosen);
  const { sheet, rows, items, columns, cells, cell, keyAt, write, saving } = of;
  const { paste, told, setTold, reveal } = useGridPaste(of);

  const save = async (): Promise<void> => {
    if (saving.progress?.running || Object.keys(cells).length === 0) return;
    setTold([]);
    await saving.save(cells, { reagentLot: lot.trim() || null, deviceId: device.trim() || null }, (keys) =>
      write(keys.map((key) => [key, ''])),
    );
    sheet.again();
  };
  const fillNormal = (): void => of.fillNormal(cursor.selection);
  useHotkeys({ F8: fillNormal, F9: () => void save() });

  if (sheet.error && !sheet.rows) return <Failure error={sheet.error} onRetry={sheet.again} />;
  return (
    <div className="grid-page">
      <header className="import-head">
        <div>
          <Link to={`/stations/${station}`} className="import-back">
            <ArrowLeftOutlined /> {t('back', { station: code('station', station) })}
          </Link>
          <h1>
            {t('title')} · {code('station', station)} <small className="muted">{sheet.rows && t('rows', { count: sheet.count })}</small>
          </h1>
          <p className="muted small">{t('keys')}</p>
        </div>
        <Select
          mode="multiple"
          className="grid-items"
          maxTagCount="responsive"
          aria-label={t('items')}
          placeholder={t('items')}
          data-testid="grid-items"
          value={[...chosen]}
          options={items.map((item) => ({ value: item.code, label: text(item.name) }))}
          onChange={(codes: string[]) => setChosen(codes)}
        />
      </header>
      {sheet.cut && <Alert className="work-alert" type="info" showIcon title={t('cut', { count: sheet.rows?.length ?? 0 })} />}
      <Told words={told} onClose={() => setTold([])} />
      {saving.progress && <GridReport progress={saving.progress} />}
      {sheet.rows && rows.length === 0 && <EmptyState title={t('empty')} />}
      {rows.length > 0 && columns.length > 0 && (
        <Grid
          label={`${t('title')} ${code('station', station)}`}
          rows={rows.length}
          heads={[t('person'), t('number')]}
          columns={columns.map(({ key, itemName, name, field, unit }) => ({
            key,
            head: text(name),
            sub: [field !== null && itemName.zh !== name.zh ? text(itemName) : '', unit].filter(Boolean).join(' · '),
          }))}
          rowHead={(n) => {
            const row = rows[n]!;
            const isHere = row.items.some((item) => item.station === station && item.state !== 'done');
            return {
              key: row.caseId,
              name: `${row.name ?? row.caseNumber} ${code('sex', row.sex)} ${row.age}${isHere ? '' : ` (${t('gone')})`}`,
              number: row.caseNumber,
              faded: !isHere,
            };
          }}
          cell={cell}
          onType={(at, words) => write([[keyAt(at), words]])}
          onClear={(range) =>
            write(
              placesIn(range)
                .flat()
                .map((at) => [keyAt(at), '']),
            )
          }
          onPaste={paste}
          copied={(range) => blockText(placesIn(range).map((line) => line.map((at) => cell(at).text)))}
          onActive={(active, selection) => setCursor({ active, selection })}
          reveal={reveal}
        />
      )}
      <GridFoot of={of} active={cursor.active} onNormal={fillNormal} onSave={() => void save()} />
    </div>
  );
};
