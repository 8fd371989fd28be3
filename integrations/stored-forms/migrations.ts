import type { Migration } from '../postgres/migration.ts';

const table = `
-- The newest version of each form of event that was ever written here, whatever keeps the log.
CREATE TABLE event_form (
  category text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (category, type)
);
GRANT SELECT, INSERT, UPDATE ON event_form TO healthcert_app;
`;

export const storedFormsMigrations: readonly Migration[] = [{ name: 'stored-forms/001-forms', up: table }];
