import { ScanOutlined } from '@ant-design/icons';
import { Alert, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { handOutCertificate } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import type { ToHandOutQuery } from '../gql/graphql.ts';
import { minuteInChina } from '../words/time.ts';
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

type Hit = ToHandOutQuery['search']['hits'][number];

interface Card {
  readonly caseId: string;
  readonly certificateNumber: string;
  readonly name: string;
}

interface HandedOut extends Card {
  readonly at: string;
}

type Problem = 'scanNothing' | 'scanNoCard' | 'scanNotPrinted' | 'scanHandedOut' | 'scanNotValid' | 'scanFailed';

const longestList = 20;

/** Of what a scan found: the cards that lie ready, or why there is none. */
const readyIn = (hits: readonly Hit[]): readonly Card[] | Problem => {
  if (hits.length === 0) return 'scanNothing';
  const cards = hits.filter(({ certificateNumber }) => certificateNumber);
  if (cards.length === 0) return 'scanNoCard';
  const valid = cards.filter(({ validity }) => validity === 'valid');
  if (valid.length === 0) return 'scanNotValid';
  const ready = valid.filter(({ custody }) => custody === 'printed');
  if (ready.length === 0) return valid.some(({ custody }) => custody === 'handedOut') ? 'scanHandedOut' : 'scanNotPrinted';
  const byNumber = new Map(
    ready.map(({ caseId, certificateNumber, name }) => [
      certificateNumber!,
      { caseId: caseId ?? '', certificateNumber: certificateNumber!, name: name ?? '' },
    ]),
  );
  return [...byNumber.values()];
};

/** Cards go out one after another: scan the card, the guide sheet or the ID number, Enter, next. */
export const HandOutScan = () => {
  const { t } = useTranslation('certificates');
  const client = useClient();
  const command = useCommand(handOutCertificate);
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly code: Problem; readonly text: string } | null>(null);
  const [choice, setChoice] = useState<readonly Card[]>([]);
  const [card, setCard] = useState<Card | null>(null);
  const [gone, setGone] = useState<readonly HandedOut[]>([]);

  const scan = async (): Promise<void> => {
    const wanted = text.trim();
    if (wanted === '' || busy) return;
    setBusy(true);
    setProblem(null);
    setChoice([]);
    const { data } = await client.query(toHandOut, { text: wanted }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    const ready = data ? readyIn(data.search.hits) : 'scanFailed';
    if (typeof ready === 'string') {
      setProblem({ code: ready, text: wanted.slice(0, 40) });
      return field.current?.select();
    }
    if (ready.length === 1) setCard(ready[0]!);
    else setChoice(ready);
  };

  const close = (done: boolean): void => {
    if (done && card) setGone((before) => [{ ...card, at: new Date().toISOString() }, ...before].slice(0, longestList));
    setCard(null);
    setChoice([]);
    if (done) setText('');
    field.current?.focus();
    field.current?.select();
  };

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
        disabled={busy}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={() => void scan()}
        data-testid="hand-out-scan"
      />
      <div aria-live="polite">
        {problem && <Alert type="warning" showIcon title={t(problem.code, { text: problem.text })} />}
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
        {gone.length > 0 && (
          <ul className="hand-out-gone" aria-label={t('justHandedOut')}>
            {gone.map(({ certificateNumber, name, at }) => (
              <li key={certificateNumber}>
                <b>{name}</b> <span className="number muted">{certificateNumber}</span> <span className="muted">{minuteInChina(at)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <HandOutDialog
        open={card !== null}
        whose={card ? [card.name, t('certificate', { number: card.certificateNumber })].filter(Boolean).join(' · ') : ''}
        onConfirm={(taker) => command.send({ caseId: card?.caseId ?? '', certificateNumber: card?.certificateNumber ?? '', ...taker })}
        onClose={close}
      />
    </section>
  );
};
