import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { graphql } from '../gql/index.ts';
import type { DirectoryQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { type StaffNames, useStaffNames } from './useStaffNames.ts';
import { useText } from '../words/useWords.ts';

const directoryQuery = graphql(`
  query Directory {
    institutionList(first: 200, sort: { by: code }) {
      nodes {
        institutionId
        name
        code
        level
        kind
        parentId
        enabled
        admission
        suspendedUntil
      }
    }
    archiveSourceNames {
      code
      name {
        zh
        en
      }
    }
    roleNames {
      id
      name {
        zh
        en
      }
    }
    programmes {
      id
      version
      category
      minimumAge
      name {
        zh
        en
      }
      jobs {
        code
        sound
        name {
          zh
          en
        }
      }
      formerJobs {
        code
        name {
          zh
          en
        }
      }
    }
  }
`);

type Institution = DirectoryQuery['institutionList']['nodes'][number];
export type DirectoryProgramme = DirectoryQuery['programmes'][number];

interface Directory extends StaffNames {
  readonly institutions: readonly Institution[];
  readonly programmes: readonly DirectoryProgramme[];
  readonly institutionName: (id: string) => string;
  readonly programmeName: (id: string) => string;
  readonly categoryName: (category: string) => string | null;
  readonly jobName: (code: string) => string;
  readonly roleName: (id: string) => string;
  readonly archiveSources: DirectoryQuery['archiveSourceNames'];
  readonly archiveSourceName: (code: string) => string;
}

const DirectoryContext = createContext<Directory | null>(null);

const asked = {};
const live = ['institution-list', 'register-entries'];

/** Names for the ids and codes that lists carry, and which clinics take people. */
export const DirectoryProvider = ({ children }: { readonly children: ReactNode }) => {
  const { actor, institution } = useMe();
  const staff = useStaffNames(actor);
  const text = useText();
  const { data } = useLiveQuery({ query: directoryQuery, variables: asked, live, ownWrites: false });
  const directory = useMemo((): Directory => {
    const institutions = data?.institutionList.nodes ?? [];
    const programmes = data?.programmes ?? [];
    const names = new Map(institutions.map(({ institutionId, name }) => [institutionId, name]));
    if (institution?.name) names.set(institution.id, institution.name);
    const jobs = new Map(
      [...programmes.flatMap(({ formerJobs }) => formerJobs), ...programmes.flatMap((programme) => programme.jobs)].map(
        ({ code, name }) => [code, name],
      ),
    );
    return {
      institutions,
      programmes,
      institutionName: (id) => names.get(id) ?? id,
      programmeName: (id) => {
        const found = programmes.find((programme) => programme.id === id);
        return found ? text(found.name) : id;
      },
      categoryName: (category) => {
        const found = programmes.find((programme) => programme.category === category);
        return found ? text(found.name) : null;
      },
      jobName: (code) => {
        const name = jobs.get(code);
        return name ? text(name) : code;
      },
      roleName: (id) => {
        const role = data?.roleNames.find((one) => one.id === id);
        return role ? text(role.name) : id;
      },
      archiveSources: data?.archiveSourceNames ?? [],
      archiveSourceName: (code) => {
        const source = data?.archiveSourceNames.find((one) => one.code === code);
        return source ? text(source.name) : code;
      },
      ...staff,
    };
  }, [data, institution, text, staff]);
  return <DirectoryContext value={directory}>{children}</DirectoryContext>;
};

export const useDirectory = (): Directory => {
  const directory = useContext(DirectoryContext);
  if (!directory) throw new Error('outside of the directory');
  return directory;
};
