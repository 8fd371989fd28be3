import { ScanOutlined } from '@ant-design/icons';
import { Alert, Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useHotkeys } from '../app/useHotkeys.ts';
import { handOutCertificate } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { CertificateDialog } from './CertificateDialog.tsx';
import { type Card, type HandedOut, lastOut, scannedIn, withHandedOut, withUndone } from './handing-out.ts';
import { HandedOutList } from './HandedOutList.tsx';
import { HandOutDialog } from './HandOutDialog.tsx';

const toHandOut = graphql(`
  query ToHandOut($text: String!) {
    search(text: $text) {
      hits {
        caseId
        certificateNumber
        name
        validity
        custody
      }
    }
  }
`);

interface Answer {
  readonly words: string;
  readonly gone: Card | null;
}

/** Cards go out one after another: scan the card, the guide sheet or the ID number, Enter, next; F8 takes the last one back. */
export const HandOutScan = () => {
  const { t } = useTranslation('certificates');
  const client = useClient();
  const may = useMay();
  const say = useSay();
  const command = useCommand(handOutCertificate);
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [choice, setChoice] = useState<readonly Card[]>([]);
  const [card, setCard] = useState<Card | null>(null);
  const [gone, setGone] = useState<readonly HandedOut[]>([]);
  const [undoing, setUndoing] = useState<Card | null>(null);
  const mayUndo = may('undoHandOut');

  const again = (): void => {
    field.current?.focus();
    field.current?.select();
  };

  const scan = async (): Promise<void> => {
    const wanted = text.trim();
    if (wanted === '' || busy) return;
    setBusy(true);
    setAnswer(null);
    setChoice([]);
    const { data } = await client.query(toHandOut, { text: wanted }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    const scanned = data && scannedIn(data.search.hits);
    if (!scanned || 'problem' in scanned) {
      setAnswer({ words: t(scanned?.problem ?? 'scanFailed', { text: wanted.slice(0, 40) }), gone: scanned?.gone ?? null });
      return again();
    }
    if (scanned.ready.length === 1) setCard(scanned.ready[0]!);
    else setChoice(scanned.ready);
  };

  const close = (done: boolean): void => {
    if (done && card) setGone((before) => withHandedOut(before, card, new Date().toISOString()));
    setCard(null);
    setChoice([]);
    if (done) setText('');
  };

  const undoLast = (): void => {
    const last = lastOut(gone);
    if (last) setUndoing(last);
    else say.done(t('nothingToUndo'));
  };
  useHotkeys({
    F8: () => {
      if (mayUndo && card === null && undoing === null) undoLast();
    },
  });

  return (
    <section className="hand-out-scan">
      <Input
        ref={field}
        autoFocus
        size="large"
        prefix={<ScanOutlined />}
        aria-label={t('scanToHandOut')}
        placeholder={t('scanToHandOut')}
        value={text}
        // Not disabled: that would lose the keyboard, and with it the next scan.
        readOnly={busy}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={() => void scan()}
        data-testid="hand-out-scan"
      />
      <div aria-live="polite">
        {answer && (
          <Alert
            type="warning"
            showIcon
            title={answer.words}
            action={
              answer.gone &&
              mayUndo && (
                <Button size="small" onClick={() => setUndoing(answer.gone)} data-testid="undo-scanned">
                  {t('undoHandOut')}
                </Button>
              )
            }
          />
        )}
        {choice.length > 0 && (
          <ul className="hand-out-choice" aria-label={t('scanSeveral')}>
            {choice.map((one, n) => (
              <li key={one.certificateNumber}>
                <button type="button" autoFocus={n === 0} onClick={() => setCard(one)}>
                  <b>{one.name}</b> <span className="number">{one.certificateNumber}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <HandedOutList gone={gone} onUndo={mayUndo ? setUndoing : null} />
      </div>
      <HandOutDialog
        open={card !== null}
        whose={card ? [card.name, t('certificate', { number: card.certificateNumber })].filter(Boolean).join(' · ') : ''}
        onConfirm={(taker) => command.send({ caseId: card?.caseId ?? '', certificateNumber: card?.certificateNumber ?? '', ...taker })}
        onClose={close}
        backTo={again}
      />
      <CertificateDialog
        of={undoing && { caseId: undoing.caseId, number: undoing.certificateNumber, name: undoing.name }}
        action={undoing && 'undoHandOut'}
        onDone={() => {
          if (undoing) setGone((before) => withUndone(before, undoing));
          setAnswer(null);
        }}
        onClose={() => setUndoing(null)}
        backTo={again}
      />
    </section>
  );
};
