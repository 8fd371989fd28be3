import { ScanOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemembered } from '../app/remembered.ts';
import { openDialog } from '../app/useFocusBack.ts';
import { isTyping, useHotkeys } from '../app/useHotkeys.ts';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { useBatch } from '../commands/useBatch.ts';
import { useSay } from '../commands/useSay.tsx';
import { useRegister } from '../registers/useRegister.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { useCode, useText } from '../words/useWords.ts';
import { CodeDialog } from '../commands/CodeDialog.tsx';
import { ScanRow } from './ScanRow.tsx';
import { gatheredIn, modeKeys, modes, operationOf, type Mode, type Scan } from './scans.ts';
import { useLabels } from './useLabels.ts';
import { useQuietly } from './useQuietly.ts';
import { useScanning } from './useScanning.ts';
import { WaitingPanel } from './WaitingPanel.tsx';

const scanField = 'specimen-scan';
const nameOf = ({ specimen, text }: Scan): string => specimen?.name ?? specimen?.number ?? text;

/** Scan, and it is done: the field has the keyboard whatever was clicked; a key changes what a scan does. */
export const ScanDesk = () => {
  const { t } = useTranslation('specimens');
  const may = useMay();
  const code = useCode();
  const text = useText();
  const say = useSay();
  const { actor } = useMe();
  const offered = modes.filter((mode) => may(operationOf[mode]));
  const [kept, setMode] = useRemembered<Mode>(`hc-specimens.${actor.id}.mode`, offered.at(0) ?? 'collect');
  const mode = offered.includes(kept) ? kept : (offered[0] ?? 'collect');
  const [gather, setGather] = useRemembered(`hc-specimens.${actor.id}.gather`, false);
  const [bySelf, setBySelf] = useRemembered(`hc-specimens.${actor.id}.self`, false);
  const [loud, setLoud] = useRemembered(`hc-specimens.${actor.id}.loud`, true);
  const [typed, setTyped] = useState('');
  const field = useRef<InputRef>(null);
  const { scans, scan, rejecting, reject, closeReject, receiveGathered, drop, undo } = useScanning({ mode, gather, bySelf, loud });
  const reasons = useRegister('specimen-rejection-reasons');
  const { redrawAndPrint } = useLabels();
  const batch = useBatch<Scan>();
  const asks = useQuietly(typed);
  const gathered = mode === 'receive' && gather ? gatheredIn(scans) : [];
  useEffect(() => field.current?.focus(), [mode, rejecting, gather, bySelf, loud]);

  const receiveAll = async (): Promise<void> => {
    const count = (await batch.run(gathered.toReversed(), receiveGathered)).length;
    say.done(t('receivedMany', { count }));
  };
  const enter = (): void => {
    const wanted = typed.trim();
    setTyped('');
    if (wanted !== '') scan(wanted);
    else if (gathered.length > 0) void receiveAll();
  };
  const undoLast = async (): Promise<void> => {
    const undone = await undo();
    if (!undone) return say.done(t('nothingToUndo'));
    say.outcome(
      undone.outcome,
      t('undone', { name: nameOf(undone.scan), state: code('state', undone.scan.specimen?.state ?? '') }),
      nameOf(undone.scan),
    );
  };
  const [top] = scans;
  const rejected = top?.state === 'rejected' && top.specimen && !top.specimen.redrawnAs ? top.specimen : null;

  useHotkeys({
    ...Object.fromEntries(offered.map((one) => [modeKeys[one], () => setMode(one)])),
    F8: () => void undoLast(),
    ...(rejected && may('redrawSpecimen') ? { F9: () => void redrawAndPrint(rejected) } : {}),
  });
  // Whatever was clicked: the next barcode comes into the field.
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.altKey || isTyping(event)) return;
      if (!document.querySelector(openDialog)) field.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <div className="specimen-desk">
      <section className="specimen-scan" aria-label={t('scanning')}>
        <div className="specimen-modes" role="radiogroup" aria-label={t('mode')}>
          {offered.map((one) => (
            <Button
              key={one}
              type={one === mode ? 'primary' : 'default'}
              role="radio"
              aria-checked={one === mode}
              onClick={() => setMode(one)}
              data-testid={`mode-${one}`}
            >
              {t(one)} <kbd>{modeKeys[one]}</kbd>
            </Button>
          ))}
          <span className="specimen-options">
            {mode === 'collect' && (
              <Checkbox checked={bySelf} onChange={({ target }) => setBySelf(target.checked)} data-testid="by-self">
                {t('bySelf')}
              </Checkbox>
            )}
            {mode === 'receive' && (
              <Checkbox checked={gather} onChange={({ target }) => setGather(target.checked)} data-testid="gather">
                {t('gather')}
              </Checkbox>
            )}
            <Checkbox checked={loud} onChange={({ target }) => setLoud(target.checked)}>
              {t('loud')}
            </Checkbox>
          </span>
        </div>
        <Input
          id={scanField}
          ref={field}
          size="large"
          autoFocus
          autoComplete="off"
          prefix={<ScanOutlined />}
          suffix={<kbd>Enter</kbd>}
          aria-label={t(`scanTo.${mode}`)}
          placeholder={t(`scanTo.${mode}`)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={(event) => {
            // Else the key goes on into the dialog that opens, and stops what it has just begun.
            event.preventDefault();
            enter();
          }}
          data-testid={scanField}
        />
        {gathered.length > 0 && (
          <Button type="primary" block onClick={() => void receiveAll()} data-testid="receive-all">
            {t('receiveAll', { count: gathered.length })} <kbd>Enter</kbd>
          </Button>
        )}
        <p className="specimen-keys muted small">
          <span>{t('keys')}</span>
          <Button
            size="small"
            disabled={!scans.some(({ standing }) => standing === 'done')}
            onClick={() => void undoLast()}
            data-testid="undo"
          >
            {t('undo')} <kbd>F8</kbd>
          </Button>
          {rejected && may('redrawSpecimen') && (
            <Button size="small" type="primary" onClick={() => void redrawAndPrint(rejected)} data-testid="redraw-last">
              {t('redrawLabel')} <kbd>F9</kbd>
            </Button>
          )}
        </p>
        <p className="visually-hidden" role="status">
          {top && top.standing !== 'busy' && `${nameOf(top)} ${t(`standing.${top.standing}`)} ${top.words ?? ''}`}
        </p>
        <ol className="scans" aria-label={t('scans')} data-testid="scans">
          {scans.map((one) => (
            <ScanRow key={one.id} scan={one} onDrop={() => drop(one.id)} />
          ))}
        </ol>
      </section>
      <WaitingPanel mode={mode} />
      <CodeDialog
        open={rejecting !== null && asks}
        title={t('reject')}
        lead={t('rejectLead', { name: rejecting ? nameOf(rejecting) : '', number: rejecting?.specimen?.number })}
        action={t('reject')}
        choices={reasons.map((one) => ({ code: one.code, label: text(one.name) }))}
        note={t('note')}
        onConfirm={reject}
        onClose={closeReject}
      />
      <BatchProgress title={t('receivingMany')} state={batch.state} nameOf={nameOf} onStop={batch.stop} onClose={batch.close} />
    </div>
  );
};
