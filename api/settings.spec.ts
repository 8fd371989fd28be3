import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecrets } from './compose/secrets.ts';
import { InvalidSettings, parksPoisoned, readSettings, trustedDocuments } from './settings.ts';

let directory: string;
let keysFile: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'healthcert-settings-'));
  keysFile = join(directory, 'keys.json');
  writeFileSync(keysFile, '{"current": {"d": "a-secret-number"}}');
});
afterAll(() => rmSync(directory, { recursive: true }));

const complaint = (environment: Record<string, string>): string => {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof InvalidSettings) return error.message;
    throw error;
  }
  throw new Error('these settings were taken');
};

const masterKey = Buffer.alloc(32, 7).toString('base64');

describe('settings', () => {
  it('need not be given: one process on an embedded database, for the machine alone', () => {
    expect(readSettings({})).toMatchObject({ PORT: 8080, HOST: '127.0.0.1', RETENTION_YEARS: 15, LOG_LEVEL: 'info' });
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 8080 });
    expect(readSettings({ DATA_DIR: 'somewhere' }).DATA_DIR).toBe(join(process.cwd(), 'somewhere'));
  });

  it('take a whole deployment', () => {
    const settings = readSettings({
      PORT: '0',
      DATABASE_URL: 'postgresql://owner:secret@db.example.cn:5432/healthcert?sslmode=require',
      EVENTSTORE_URL: 'esdb://one:2113,two:2113,three:2113?tls=true',
      PUBLIC_URL: 'https://health.example.cn/',
      HEALTHCERT_MASTER_KEY: masterKey,
      CERTIFICATE_KEYS_FILE: keysFile,
    });
    expect(settings).toMatchObject({ PORT: 0, PUBLIC_URL: 'https://health.example.cn' });
    // Nobody has to think of it.
    expect(trustedDocuments(settings)).toBe('pages');
    expect(trustedDocuments({ ...settings, TRUSTED_DOCUMENTS: 'any' })).toBe('any');
  });

  it('of an office app come together', () => {
    const issuer = { OIDC_ISSUER: 'https://office.example.cn' };
    expect(complaint(issuer)).toMatch(/^OIDC_CLIENT_ID: required/);
    expect(complaint({ ...issuer, OIDC_CLIENT_ID: 'x' })).toMatch(/^OIDC_CLIENT_SECRET: required/);
    const whole = { ...issuer, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' };
    expect(readSettings(whole)).toMatchObject({ ...whole, OIDC_TRUSTED_PROOFS: 'none' });
  });

  it.each<[string, string, RegExp]>([
    ['PORT', 'eighty-eighty', /number/],
    ['PORT', '70000', /65535/],
    ['PORT', '80.5', /int/],
    ['DATABASE_URL', 'mysql://secret@db/x', /postgres:\/\/ or postgresql:\/\//],
    ['DATABASE_URL', 'postgres://?secret', /address that starts with/],
    ['EVENTSTORE_URL', 'http://secret', /esdb:\/\//],
    ['PUBLIC_URL', 'health.example.cn', /https:\/\//],
    ['OIDC_ISSUER', 'http://office.example.cn/secret', /https:\/\//],
    ['OIDC_CLIENT_SECRET_FILE', '/no/such/secret/file', /file that can be read/],
    ['PUBLIC_URL', 'http://?secret', /address/],
    ['HEALTHCERT_MASTER_KEY', 'dG9vIHNob3J0IHNlY3JldA==', /32 bytes in base64/],
    ['HEALTHCERT_MASTER_KEY', `!${masterKey.slice(1)}`, /32 bytes in base64/],
    ['CERTIFICATE_KEYS_FILE', '/no/such/secret/file', /file that can be read/],
    ['FALLBACK_FONT_DIR', '/no/such/directory', /directory that can be read/],
    ['TRUSTED_DOCUMENTS', '/no/such/directory', /any, pages, or a directory/],
    ['RETENTION_YEARS', '-1', />=0|0/],
    ['PARK_POISONED', 'nothing-such', /none, all, or some of case-worklist/],
    ['LOG_LEVEL', 'chatty', /info/],
  ])('name the one that cannot be used and what was expected, never its value: %s %j', (name, value, expected) => {
    const said = complaint({ [name]: value });
    expect(said).toMatch(new RegExp(`^${name}: `));
    expect(said).toMatch(expected);
    expect(said).not.toContain(value);
    expect(said).not.toContain('secret');
  });

  it('take read models by name, or all of them', () => {
    const parks = (PARK_POISONED?: string) => (name: string) => parksPoisoned(readSettings({ PARK_POISONED }), name);
    const names = ['person', 'case-worklist', 'certificate-register'];
    expect(names.map(parks())).toEqual([false, false, false]);
    expect(names.map(parks('person, case-worklist'))).toEqual([true, true, false]);
    expect(names.map(parks('all'))).toEqual([true, true, true]);
  });

  it('take which documents are answered: any in development, unless told otherwise', () => {
    const answered = (TRUSTED_DOCUMENTS?: string) => trustedDocuments(readSettings({ TRUSTED_DOCUMENTS }));
    expect([answered(), answered('pages'), answered(directory)]).toEqual(['any', 'pages', { directory }]);
  });

  it('name all that are wrong at once', () => {
    expect(
      complaint({ PORT: 'x', LOG_LEVEL: 'x' })
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['PORT', 'LOG_LEVEL']);
  });

  it('ask for keys and an address where a database of one’s own is given: nothing is made up for production', () => {
    expect(complaint({ DATABASE_URL: 'postgres://owner:hidden@db/healthcert' })).toBe(
      ['HEALTHCERT_MASTER_KEY', 'CERTIFICATE_KEYS_FILE', 'PUBLIC_URL']
        .map((name) => `${name}: required together with DATABASE_URL`)
        .join('\n'),
    );
  });
});

describe('a file of keys', () => {
  it('that holds none is named, and nothing of it is told', async () => {
    const settings = readSettings({ DATA_DIR: directory, HEALTHCERT_MASTER_KEY: masterKey, CERTIFICATE_KEYS_FILE: keysFile });
    const said = await readSecrets(settings).then(
      () => '',
      (error: unknown) => (error instanceof InvalidSettings ? error.message : String(error)),
    );
    expect(said).toMatch(/^CERTIFICATE_KEYS_FILE: the credential keys in the file cannot be used: /);
    expect(said).not.toMatch(/a-secret-number|keys\.json/);
  });
});
