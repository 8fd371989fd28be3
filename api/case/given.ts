import { caseRefusals, type Case } from '@healthcert/domain/case';
import { rejections } from '@healthcert/domain/kernel';
import type { Programme } from '@healthcert/domain/programme';
import type { Programmes } from '../system.ts';

const reject = rejections(caseRefusals);

type Pinned = Pick<Programme, 'id' | 'version'>;

/**
 * The programme's version that decisions about a case rest on: the one it has pinned, or the one it is being registered
 * under. A case that was never registered has none, whatever is to be done with it.
 */
export const programmeOfCase =
  (programmes: Pick<Programmes, 'cached' | 'find'>) =>
  ({ registration }: Case, data: { readonly programme?: Pinned }): Programme | Promise<Programme | null> => {
    const pinned = registration?.programme ?? data.programme ?? reject('NoSuchCase', { field: 'caseId' });
    return programmes.cached(pinned.id, pinned.version) ?? programmes.find(pinned.id, pinned.version);
  };
