import type { Text } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { Holds } from '@healthcert/projections/kernel';
import { sourceNames } from '../archive/source-names.ts';
import type { System } from '../system.ts';

export type Language = keyof Text;

/** The name behind an id or a code; where there is none, the id itself. */
export type Names = Readonly<Record<Exclude<Holds, 'fen'>, (id: string) => string>>;

/** Names as they are now: whoever sees an id in a list may know what it is called. */
export const namesNow = async (system: System, language: Language): Promise<Names> => {
  const [institutions, { staff, roles }, programmes, sources] = await Promise.all([
    system.institutions(),
    system.staff(),
    system.programmes.naming(dayInChina(system.now())),
    sourceNames(system.registers),
  ]);
  // The first that has a code names it.
  const versions = programmes.toReversed();
  const named = new Map(versions.map(({ id, name }) => [id, name[language]]));
  const jobs = new Map(versions.flatMap(({ jobs: of }) => of.map(({ code, name }) => [code, name[language]])));
  return {
    institution: (id) => institutions.get(id)?.name ?? id,
    staff: (id) => staff.get(id)?.displayName ?? id,
    role: (id) => roles.get(id)?.name[language] ?? id,
    programme: (id) => named.get(id) ?? id,
    job: (code) => jobs.get(code) ?? code,
    archiveSource: (code) => sources.find((source) => source.code === code)?.name[language] ?? code,
  };
};
