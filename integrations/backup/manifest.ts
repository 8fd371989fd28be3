import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { macOf, printOf, sameMac } from './keys.ts';
import { BackupRefused } from './refused.ts';

/** Raised when a backup can no longer be read by who knows only the one before. */
export const formatVersion = 1;

const fileName = 'manifest.json';
const count = z.int().min(0);
const part = z.object({ file: z.string().regex(/^[\w.-]+$/), bytes: count, sha256: z.string().length(64), rows: count });

const schema = z.object({
  format: z.literal(formatVersion),
  takenAt: z.iso.datetime(),
  /** Base64url, 16 bytes. */
  salt: z.string(),
  /** Tell keys apart without telling them. */
  backupKey: z.string(),
  masterKey: z.string(),
  /** Thumbprints of the keys that sign certificates or did. */
  signingKeys: z.array(z.string()),
  /** Of the database, by name. */
  migrations: z.array(z.string()),
  log: part.extend({
    /** The store it was read from: its history, and how far. */
    epoch: z.string(),
    head: z.string(),
    forms: z.array(z.object({ category: z.string(), type: z.string(), version: z.int() })),
  }),
  /** How many events each reaction had read: what it made of them is done or among the jobs. */
  reactions: z.array(z.object({ reaction: z.string(), events: count })),
  /** In the order in which they can be filled. */
  tables: z.array(part.extend({ schema: z.string(), name: z.string(), columns: z.array(z.string()), partitions: z.array(z.string()) })),
});

/** What a backup holds: counts, places and checksums; nothing personal. */
export type Manifest = z.output<typeof schema>;
export type KeptTable = Manifest['tables'][number];

/** Written last, whole or not at all: a backup without it is unfinished. */
export const writeManifest = async (directory: string, key: Uint8Array, manifest: Manifest): Promise<void> => {
  const text = JSON.stringify(manifest, null, 2);
  const draft = join(directory, `${fileName}.new`);
  const mac = macOf(key, Buffer.from(manifest.salt, 'base64url'), text);
  await writeFile(draft, JSON.stringify({ mac, manifest }, null, 2), { mode: 0o600, flush: true });
  await rename(draft, join(directory, fileName));
};

const parse = (text: string): { mac: string; manifest: Record<string, unknown> } | null => {
  try {
    return z.object({ mac: z.string(), manifest: z.record(z.string(), z.unknown()) }).parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** @throws BackupRefused unfinished, damaged, newer, wrongKey */
export const readManifest = async (directory: string, key: Uint8Array): Promise<Manifest> => {
  const text = await readFile(join(directory, fileName), 'utf8').catch(() => null);
  if (text === null) throw new BackupRefused('unfinished', `${directory} has no manifest: it is no backup, or one that was not finished`);
  const read = parse(text);
  if (!read) throw new BackupRefused('damaged', 'the manifest is not as it was written');
  const { mac, manifest } = read;
  if (typeof manifest.format === 'number' && manifest.format > formatVersion) {
    throw new BackupRefused(
      'newer',
      `this backup has format ${manifest.format}, written by a newer version: this one knows ${formatVersion}`,
    );
  }
  if (manifest.backupKey !== printOf(key, 'backup'))
    throw new BackupRefused('wrongKey', 'HEALTHCERT_BACKUP_KEY is not the key of this backup');
  const whole = sameMac(mac, macOf(key, Buffer.from(String(manifest.salt), 'base64url'), JSON.stringify(manifest, null, 2)));
  const parsed = schema.safeParse(manifest);
  if (!whole || !parsed.success) throw new BackupRefused('damaged', 'the manifest is not as it was written');
  return parsed.data;
};
