export { createDrafts, type Draft, type Drafts, type DraftsSettings } from './drafts.ts';
