import type { HeldCertificate, PhoneKey, PhoneStore } from './phone-key.ts';

const databaseName = 'hc-phone';
const keys = 'keys';
const certificates = 'certificates';
const ownKey = 'own';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB refused')));
  });

/**
 * IndexedDB, the only place where a browser keeps a key without its private half ever being readable.
 * @throws DOMException where the browser keeps nothing, as in some private windows
 */
export const openPhoneStore = async (): Promise<PhoneStore> => {
  const opening = indexedDB.open(databaseName, 1);
  opening.addEventListener('upgradeneeded', () => [keys, certificates].forEach((name) => opening.result.createObjectStore(name)));
  const database = await done(opening);
  const at = (name: string, mode: IDBTransactionMode = 'readonly') => database.transaction(name, mode).objectStore(name);
  return {
    key: async () => (await done(at(keys).get(ownKey))) as PhoneKey | undefined,
    // `add` keeps the first: a second page that made one as well is refused, and takes this one.
    keepKey: async (key) => {
      await done(at(keys, 'readwrite').add(key, ownKey)).catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'ConstraintError')) throw error;
      });
    },
    certificate: async (number) => (await done(at(certificates).get(number))) as HeldCertificate | undefined,
    keepCertificate: async (number, held) => void (await done(at(certificates, 'readwrite').put(held, number))),
    clear: async () => {
      for (const name of [keys, certificates]) await done(at(name, 'readwrite').clear());
    },
  };
};
