import type { Migration } from '../../postgres/migration.ts';
import { functions } from './functions.ts';
import { tables } from './tables.ts';

export const eventStoreMigrations: readonly Migration[] = [{ name: 'event-store/001-log', up: tables + functions }];
