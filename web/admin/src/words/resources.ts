import { agent } from '../agent/words.ts';
import { archives } from '../archives/words.ts';
import { app } from '../app/words.ts';
import { booking } from '../booking/words.ts';
import { caseWords } from '../case/words.ts';
import { certificates } from '../certificates/words.ts';
import { commands } from '../commands/words.ts';
import { conclusion } from '../conclusion/words.ts';
import { desk } from '../desk/words.ts';
import { fees } from '../fees/words.ts';
import { history } from '../history/words.ts';
import { figures } from '../figures/words.ts';
import { supervision } from '../supervision/words.ts';
import { home } from '../home/words.ts';
import { institutions } from '../institutions/words.ts';
import { jobs } from '../jobs/words.ts';
import { layouts } from '../layouts/words.ts';
import { lists } from '../lists/words.ts';
import { logs } from '../logs/words.ts';
import { notifications } from '../notifications/words.ts';
import { operations } from '../operations/words.ts';
import { paperForms } from '../paper-forms/words.ts';
import { parameters } from '../parameters/words.ts';
import { proposals } from '../proposals/words.ts';
import { printing } from '../printing/words.ts';
import { purpose } from '../purpose/words.ts';
import { queue } from '../queue/words.ts';
import { rechecks } from '../rechecks/words.ts';
import { registers } from '../registers/words.ts';
import { review } from '../review/words.ts';
import { roles } from '../roles/words.ts';
import { rules } from '../rules/words.ts';
import { session } from '../session/words.ts';
import { specimens } from '../specimens/words.ts';
import { staff } from '../staff/words.ts';
import { grid } from '../grid/words.ts';
import { imports } from '../imports/words.ts';
import { resultsImport } from '../results-import/words.ts';
import { stations } from '../stations/words.ts';
import { tables } from '../tables/words.ts';
import { codes } from './codes.ts';

/** One namespace for each feature. */
export const features = {
  app,
  agent,
  session,
  codes,
  commands,
  lists,
  tables,
  queue,
  history,
  home,
  figures,
  supervision,
  fees,
  booking,
  desk,
  grid,
  imports,
  institutions,
  resultsImport,
  stations,
  specimens,
  conclusion,
  review,
  certificates,
  archives,
  paperForms,
  notifications,
  rechecks,
  jobs,
  layouts,
  logs,
  printing,
  purpose,
  registers,
  parameters,
  proposals,
  rules,
  operations,
  roles,
  staff,
  case: caseWords,
};

type Features = typeof features;
export type Resources = { readonly [Feature in keyof Features]: Features[Feature]['zh'] };

const inLanguage = (language: 'zh' | 'en'): Resources =>
  Object.fromEntries(Object.entries(features).map(([feature, words]) => [feature, words[language]])) as unknown as Resources;

export const resources = { 'zh-CN': inLanguage('zh'), en: inLanguage('en') };
