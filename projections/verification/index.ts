export { verification } from './projection.ts';
export { verificationModel } from './table.ts';
