import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projections } from '@healthcert/projections/all';
import { z } from 'zod';

/** Whole, so that "http://" alone is none. */
const whole = (value: string): boolean => !/^(postgres(ql)?|https?):/.test(value) || (URL.canParse(value) && new URL(value).host !== '');

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** A secret is sent there: in the clear only where nobody else is on the way. */
const safe = (value: string): boolean => value.startsWith('https:') || /^http:\/\/(localhost|127\.[\d.]+|\[::1\])([:/]|$)/.test(value);

const port = z.coerce.number().int().min(0).max(65535);
const serverUrl = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && whole(value),
      `must be an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`,
    );

const bytes32 = z
  .string()
  .refine((value) => z.base64().safeParse(value).success && Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64');

const readModels = projections.map(({ readModel }) => readModel.name);

const namesIn = (value: string): readonly string[] => value.split(',').map((name) => name.trim());

/** "none", "all", or names with commas between them. */
const someReadModels = z
  .string()
  .refine(
    (value) => value === 'none' || value === 'all' || namesIn(value).every((name) => readModels.includes(name)),
    `must be none, all, or some of ${readModels.join(', ')}, with commas`,
  );

const schema = z.object({
  /** Where the HTTP server listens. */
  PORT: port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** Where the embedded database, its keys and the demo's passwords live. */
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .transform((path) => resolve(path)),
  /** A Postgres to use in place of the embedded one; then no demo data is made. */
  DATABASE_URL: serverUrl('postgres', 'postgresql').optional(),
  /** An EventStoreDB to keep the events in; read models stay in Postgres. */
  EVENTSTORE_URL: serverUrl('esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover').optional(),
  /** How residents and inspectors reach this city, as printed in every QR code. */
  PUBLIC_URL: serverUrl('http', 'https')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** How staff reach their pages, where that is another address than PUBLIC_URL: passkeys are tied to its name. */
  STAFF_URL: serverUrl('http', 'https')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** An office app that signs its users in (OpenID Connect), as it calls itself; https, but on this machine. */
  OIDC_ISSUER: serverUrl('http', 'https').refine(safe, 'must start with https://').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().refine(isFile, 'must be a file that can be read').optional(),
  /** What it is called on the sign-in page: in Chinese, and behind a slash in English. */
  OIDC_NAME: z.string().min(1).max(60).default('办公平台 / Office app'),
  /** What it says in `amr` or `acr` where it asked for a second factor, and is believed: "none", or values with commas. */
  OIDC_TRUSTED_PROOFS: z.string().min(1).default('none'),
  /**
   * What `/graphql` answers: `any` document, those of the built `pages` alone, or those and the ones in a directory of files
   * for other systems. Not given: `pages` together with DATABASE_URL, else `any`.
   */
  TRUSTED_DOCUMENTS: z
    .string()
    .refine((value) => value === 'any' || value === 'pages' || isDirectory(value), 'must be any, pages, or a directory that can be read')
    .optional(),
  /** The key that wraps every person's key: 32 bytes in base64. Required with DATABASE_URL. */
  HEALTHCERT_MASTER_KEY: bytes32.optional(),
  /** Seals backups, and opens them: 32 bytes in base64, kept apart from both. */
  HEALTHCERT_BACKUP_KEY: bytes32.optional(),
  /** Where it is noted who was erased, for a restore to repeat: on another disk than the database. Default in DATA_DIR. */
  ERASURES_FILE: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .optional(),
  /** A file with the keys that sign certificates (JWK set). Required with DATABASE_URL. */
  CERTIFICATE_KEYS_FILE: z.string().refine(isFile, 'must be a file that can be read').optional(),
  /** A directory of fonts for characters that the built-in font lacks. */
  FALLBACK_FONT_DIR: z.string().refine(isDirectory, 'must be a directory that can be read').optional(),
  /** Years for which a person's records are kept after their last examination; until then they are only restricted. */
  RETENTION_YEARS: z.coerce.number().int().min(0).max(100).default(15),
  /** An OTLP collector that is sent traces over HTTP; without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: serverUrl('http', 'https').optional(),
  /** Where the desk agents of this city listen, each on its own PC. */
  DESK_AGENT_PORT: port.default(18270),
  /** Read models that park the stream of an event they cannot handle and go on with the others; the rest stop there. */
  PARK_POISONED: someReadModels.default('none'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Settings = z.output<typeof schema>;

/** Whether this read model parks, by `PARK_POISONED`. */
export const parksPoisoned = ({ PARK_POISONED: chosen }: Settings, readModel: string): boolean =>
  chosen === 'all' || namesIn(chosen).includes(readModel);

/** Whose documents are answered: anybody's, those of the pages, or also those in the files of a directory. */
export const trustedDocuments = (settings: Settings): 'any' | 'pages' | { readonly directory: string } => {
  const chosen = settings.TRUSTED_DOCUMENTS ?? (settings.DATABASE_URL === undefined ? 'any' : 'pages');
  return chosen === 'any' || chosen === 'pages' ? chosen : { directory: resolve(chosen) };
};

/** Where this process notes who was erased. */
export const erasuresFile = ({ ERASURES_FILE, DATA_DIR }: Settings): string => ERASURES_FILE ?? join(DATA_DIR, 'erasures.jsonl');

/** A variable that cannot be used: names each and what was expected of it, never its value. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

const needsInProduction = ['HEALTHCERT_MASTER_KEY', 'CERTIFICATE_KEYS_FILE', 'PUBLIC_URL'] as const;

/** Reads the settings of the process. Empty variables count as absent. @throws InvalidSettings */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new InvalidSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const missing = parsed.data.DATABASE_URL ? needsInProduction.filter((name) => parsed.data[name] === undefined) : [];
  if (missing.length > 0) throw new InvalidSettings(missing.map((name) => `${name}: required together with DATABASE_URL`).join('\n'));
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE } = parsed.data;
  if (OIDC_ISSUER && !OIDC_CLIENT_ID) throw new InvalidSettings('OIDC_CLIENT_ID: required together with OIDC_ISSUER');
  if (OIDC_ISSUER && (OIDC_CLIENT_SECRET === undefined) === (OIDC_CLIENT_SECRET_FILE === undefined))
    throw new InvalidSettings('OIDC_CLIENT_SECRET: required together with OIDC_ISSUER, or OIDC_CLIENT_SECRET_FILE in its place');
  return parsed.data;
};
