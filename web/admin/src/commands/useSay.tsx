import { App } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { Outcome, Problem } from './outcome.ts';

interface Say {
  readonly done: (words: string) => void;
  readonly problem: (problem: Problem, context?: string) => void;
  /** Says what happened either way; true when it was done. */
  readonly outcome: (outcome: Outcome, done: string, context?: string) => boolean;
}

/** Tells the person how a command ended: short when it went well, until read when it did not. */
export const useSay = (): Say => {
  const { message, notification } = App.useApp();
  const { t } = useTranslation('commands');
  const text = useText();
  return useMemo(() => {
    const done = (words: string): void => void message.success({ content: words, duration: 2 });
    const problem = (told: Problem, context?: string): void => {
      const stale = told.kind === 'StaleVersion';
      notification.error({
        title: stale ? t('stale') : text(told.text),
        description: [context, stale ? t('staleHint') : null].filter(Boolean).join(' · ') || undefined,
        duration: 8,
        placement: 'topRight',
      });
    };
    return {
      done,
      problem,
      outcome: (outcome, words, context) => {
        if (outcome.ok) done(words);
        else problem(outcome.problem, context);
        return outcome.ok;
      },
    };
  }, [message, notification, t, text]);
};
