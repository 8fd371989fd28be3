import { rejections } from '@healthcert/domain/kernel';

export const reject = rejections({
  TooManyDrafts: { zh: '未完成的草稿太多，请先完成或放弃一些', en: 'Too many unfinished drafts; please finish or discard some first' },
});
