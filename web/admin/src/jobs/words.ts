import { both } from '../words/both.ts';

export const jobs = both({
  zh: {
    emptyHint: '系统自动办理的事项都已办成',
    replay: '重做',
    replayTitle: '原因已经消除，再做一次？',
    replayed: '已交给系统重做',
  },
  en: {
    emptyHint: 'Everything that the system does by itself was done',
    replay: 'Replay',
    replayTitle: 'Is the reason gone? It is tried again.',
    replayed: 'The system tries again',
  },
});
