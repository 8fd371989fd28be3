export type { Link, Links } from './links.ts';
export { officeSignInMigrations } from './migrations.ts';
export { createOfficeSignIn, type HandedOver, type OfficeSettings, type OfficeSignIn } from './office-sign-in.ts';
export { handOverTexts } from './rejections.ts';
