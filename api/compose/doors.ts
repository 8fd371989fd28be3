import type { ArchivedCertificate } from '@healthcert/domain/archive';
import type { Case } from '@healthcert/domain/case';
import type { FeeOfCase } from '@healthcert/domain/fee';
import { institutionDecider, type InstitutionTree } from '@healthcert/domain/institution';
import type { Actor } from '@healthcert/domain/kernel';
import { layoutEvents } from '@healthcert/domain/layout';
import { parameterEvents } from '@healthcert/domain/parameter';
import { programmeDecider } from '@healthcert/domain/programme';
import { registerEvents } from '@healthcert/domain/register';
import type { Specimens } from '@healthcert/domain/specimen';
import { staffDecider, type StaffDirectory } from '@healthcert/domain/staff';
import type { Accounts } from '@healthcert/integrations/accounts';
import type { Links } from '@healthcert/integrations/office-sign-in';
import { portraitHash } from '@healthcert/integrations/portrait';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { KeyObject } from 'node:crypto';
import { archiveFacts, archiveFollows } from '../archive/facts.ts';
import { bookingFacts, bookingForCase } from '../booking/facts.ts';
import { bookingFollows, bookingOfCase } from '../booking/follows.ts';
import { caseFacts } from '../case/facts.ts';
import { caseFollows } from '../case/follows.ts';
import { programmeOfCase } from '../case/given.ts';
import { feeFacts } from '../fee/facts.ts';
import { feeDoor } from '../fee/follow.ts';
import { licenceFacts } from '../institution/licence-copies.ts';
import { notificationFacts } from '../notification/facts.ts';
import type { Doors, LiveState } from '../operations/index.ts';
import { parameterFacts } from '../parameter/facts.ts';
import { personFacts } from '../person/facts.ts';
import { refuseClosed } from '../person/restriction.ts';
import { registerFacts } from '../register/facts.ts';
import { specimenFacts } from '../specimen/facts.ts';
import { staffFacts, staffFollows } from '../staff/credentials.ts';
import { roleFacts, type Grantable } from '../staff/grantable.ts';
import type { System } from '../system.ts';

/** What the doors look things up in. */
export interface DoorParts extends Pick<
  System,
  | 'handler'
  | 'vault'
  | 'files'
  | 'reads'
  | 'programmes'
  | 'layouts'
  | 'registers'
  | 'parameters'
  | 'feeTerms'
  | 'forms'
  | 'statusLists'
  | 'tree'
> {
  readonly institutions: LiveState<InstitutionTree>;
  readonly staff: LiveState<StaffDirectory>;
  readonly authentication: { forget(staffId: string | null): void };
  readonly accounts: Accounts;
  /** Null: no office app signs users in. */
  readonly links: Links | null;
  readonly grantable: Grantable;
  readonly drawKey: KeyObject;
  readonly retentionYears: number;
}

/** What each operation looks up, sets going and may be refused by, and what a written event makes old. */
export const createDoors = (parts: DoorParts): Doors => {
  const { handler, vault, files, reads, programmes, layouts, registers, parameters, feeTerms, forms, statusLists, tree } = parts;
  const { institutions, staff, authentication, accounts, links, grantable, drawKey, retentionYears } = parts;
  const followed = { handler, feeTerms, programmeVersion: programmes.find, drawKey };
  const mayTouch = async (actor: Actor, of: Parameters<typeof refuseClosed>[3] | null | undefined): Promise<void> => {
    if (of) await refuseClosed({ handler, tree }, actor, caseWorklistModel.name, of);
  };
  const doors: Doors = {
    handler,
    tree,
    facts: {
      ...caseFacts({
        handler,
        vault,
        parameters,
        institutions,
        tree,
        programmeOn: programmes.on,
        programmeVersion: programmes.find,
        newestStatusList: statusLists.newest,
        statusListCapacity: statusLists.capacity,
        drawKey,
        feeDoor: feeDoor(followed),
        bookingFor: bookingForCase(handler),
        portraitOf: async (fileId) => (await files.find(fileId))?.personId ?? null,
        paperOf: async (fileId) => {
          const file = await files.find(fileId);
          return file?.kind === 'paper' ? file.personId : null;
        },
        portraitHash: async (personId, fileId) => {
          const file = await files.get(fileId);
          return file?.personId === personId ? Buffer.from(portraitHash(file.bytes)).toString('base64url') : null;
        },
      }),
      ...licenceFacts({ vault, files }),
      ...parameterFacts(institutions, staff),
      ...registerFacts(institutions, registers, programmes.on),
      ...feeFacts(followed),
      ...specimenFacts({ ...followed, registers }),
      ...notificationFacts({ handler, registers, parameters, staff, tree, institutions }),
      ...personFacts({ vault, reads, retentionYears }),
      ...staffFacts({ accounts, links, staff }),
      ...archiveFacts({ handler, vault, registers }),
      ...roleFacts(grantable),
      ...bookingFacts({ handler, vault, institutions, programmeOn: programmes.on }),
    },
    follows: {
      ...caseFollows({ ...followed, booking: bookingOfCase(() => doors) }),
      ...bookingFollows(handler, () => doors),
      ...staffFollows({ accounts, links, staff }),
      ...archiveFollows({ handler, vault, registers }),
    },
    written: (category) => {
      if (category === institutionDecider.events.category) institutions.forget();
      if (category === programmeDecider.events.category) programmes.forget();
      if (category === registerEvents.category) registers.forget();
      if (category === parameterEvents.category) parameters.forget();
      if (category === layoutEvents.category) layouts.forget();
      if (category !== staffDecider.events.category) return;
      staff.forget();
      authentication.forget(null);
    },
    given: { case: programmeOfCase(programmes, forms) },
    refuse: {
      case: ({ registration }: Case, actor: Actor) => mayTouch(actor, registration),
      fee: (fee: FeeOfCase, actor: Actor) => mayTouch(actor, fee),
      specimen: ({ of }: Specimens, actor: Actor) => mayTouch(actor, of),
      archive: ({ record }: ArchivedCertificate, actor: Actor) => mayTouch(actor, record),
    },
  };
  return doors;
};
