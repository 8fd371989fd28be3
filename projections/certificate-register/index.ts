export { certificateRegister } from './projection.ts';
export { certificateRegisterModel } from './table.ts';
