import type { FeeDoor } from '../fee/follow.ts';
import type { InstitutionTree } from '@healthcert/domain/institution';
import type { CommandHandler, InstitutionScope, Vault } from '@healthcert/domain/kernel';
import type { Programme } from '@healthcert/domain/programme';
import type { KeyObject } from 'node:crypto';
import type { Parameters } from '../parameter/parameters.ts';

/** What the doors of a case look up before a command is decided. */
export interface CaseFacts {
  readonly handler: CommandHandler;
  readonly vault: Vault;
  readonly parameters: Pick<Parameters, 'value'>;
  readonly institutions: () => Promise<InstitutionTree>;
  readonly tree: () => Promise<InstitutionScope>;
  readonly programmeOn: (programmeId: string, day: string) => Promise<Programme | null>;
  readonly programmeVersion: (programmeId: string, version: number) => Promise<Programme | null>;
  /** The portrait's hash for the credential, in base64url; null where there is no such file. */
  readonly portraitHash: (personId: string, fileId: string) => Promise<string | null>;
  /** Whose stored portrait this is; null where there is none. */
  readonly portraitOf: (fileId: string) => Promise<string | null>;
  /** Whose paper this stored picture shows; null where there is none. */
  readonly paperOf: (fileId: string) => Promise<string | null>;
  /** Number of the newest status list, and the places of one. */
  readonly newestStatusList: () => Promise<number>;
  readonly statusListCapacity: number;
  /** What the institution's way of charging asks before somebody is registered or arrives. */
  readonly feeDoor: FeeDoor;
  /** Whether the booking that a registration names is its person's, and awaits them today. @throws Rejection */
  readonly bookingFor: (
    booking: { readonly date: string; readonly bookingId: string },
    institutionId: string,
    personId: string | null,
    now: string,
  ) => Promise<void>;
  /** Keys the draws of numbers, so that none tells another. */
  readonly drawKey: KeyObject;
}
