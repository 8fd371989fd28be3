export { jobList } from './projection.ts';
export { jobListModel } from './table.ts';
