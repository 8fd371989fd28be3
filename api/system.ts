import type { Actor, Codec, CommandHandler, EventStore, InstitutionScope, Vault } from '@healthcert/domain/kernel';
import type { InstitutionTree } from '@healthcert/domain/institution';
import type { StaffDirectory } from '@healthcert/domain/staff';
import type { Programme } from '@healthcert/domain/programme';
import type { AccessLog } from '@healthcert/integrations/access-log';
import type { Accounts } from '@healthcert/integrations/accounts';
import type { DeskPairings } from '@healthcert/integrations/desk-pairing';
import type { Drafts } from '@healthcert/integrations/drafts';
import type { PaperArchive, PrintJournal } from '@healthcert/integrations/papers';
import type { Fonts } from '@healthcert/integrations/fonts';
import type { FileStore } from '@healthcert/integrations/files';
import type { FastifyRequest } from 'fastify';
import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Purposes } from './sign-in/index.ts';
import type { Tracing } from './telemetry/tracing.ts';
import type { Jobs } from './compose/jobs.ts';
import type { Certificates } from './certificate/certificates.ts';
import type { Layouts } from './layout/layouts.ts';
import type { StatusLists } from './certificate/status-lists.ts';
import type { Doors } from './operations/index.ts';
import type { FeeTermsOf } from './fee/terms.ts';
import type { ResultForms } from './register/forms.ts';
import type { Parameters } from './parameter/parameters.ts';
import type { Registers } from './register/registers.ts';
import type { ParkedSummary, Reads } from '@healthcert/projections/kernel';
import type { Office } from './sign-in/index.ts';
import type { Settings } from './settings.ts';

/** Published programme versions; immutable once found. */
export interface Programmes {
  /** The version of each programme that is in force on a day ("2026-11-21"). */
  inForce(day: string): Promise<readonly Programme[]>;
  on(id: string, day: string): Promise<Programme | null>;
  /** Those in force on a day, then all others, newest first: what a code is called, the first that has it says. `id`: of this one alone. */
  naming(day: string, id?: string): Promise<readonly Programme[]>;
  /** Without waiting, where it was found before. */
  cached(id: string, version: number): Programme | undefined;
  find(id: string, version: number): Promise<Programme | null>;
  /** This process has just published a version: the next to ask reads it. */
  forget(): void;
}

/** Everything the doors need, made once by `compose` and closed with the process. */
export interface System {
  readonly settings: Settings;
  readonly log: Logger;
  /** True behind https: cookies and headers follow it. */
  readonly secure: boolean;
  /** How the city is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** How staff reach their pages, without a slash at the end. */
  readonly staffUrl: string;
  newId(): string;
  now(): string;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly vault: Vault;
  readonly handler: CommandHandler;
  readonly doors: Doors;
  readonly accounts: Accounts;
  readonly accessLog: AccessLog;
  /** Null: nobody is handed over by an office app. */
  readonly office: Office | null;
  readonly files: FileStore;
  readonly deskAgents: { readonly pairings: DeskPairings; readonly ticketKey: KeyObject };
  readonly drafts: Drafts;
  readonly fonts: Fonts;
  readonly printJournal: PrintJournal;
  readonly paperArchive: PaperArchive;
  readonly reads: Reads;
  /** For queries of one's own on the read models. */
  readonly readPool: Pool;
  readonly programmes: Programmes;
  readonly layouts: Layouts;
  readonly registers: Registers;
  /** What the city, or an institution of it, has set. */
  readonly parameters: Parameters;
  /** How an institution charges, by its configuration. */
  readonly feeTerms: FeeTermsOf;
  /** Whether the institution, or one below it, charges. */
  charges(institutionId: string): Promise<boolean>;
  /** What somebody's roles hold where they act, and the city has switched off. */
  switchedOffFor(staffId: string, chosen: string | null): Promise<readonly string[]>;
  /** Whether some role of theirs asks for more than a password. */
  needsSecondFactor(staffId: string): Promise<boolean>;
  /** Records in the directory whether they have a second factor, as their credentials stand. */
  noteSecondFactor(staffId: string): Promise<void>;
  /** For which institutions somebody may act, their own first. */
  workplacesOf(staffId: string): Promise<readonly string[]>;
  readonly forms: ResultForms;
  readonly certificates: Certificates;
  readonly statusLists: StatusLists;
  /** Null: nothing is traced. */
  readonly tracing: Tracing | null;
  readonly jobs: Pick<Jobs, 'figures' | 'workOff'>;
  institutions(): Promise<InstitutionTree>;
  tree(): Promise<InstitutionScope>;
  staff(): Promise<StaffDirectory>;
  staffName(staffId: string): Promise<string | null>;
  /** By login name, as typed; null: nobody of the staff has it. */
  staffNamed(loginName: string): Promise<string | null>;
  institutionName(institutionId: string): Promise<string | null>;
  /** `chosen`: the institution to act for, if they work there; else their own. Null: nobody, or not enabled. */
  actorOf(staffId: string, chosen?: string | null): Promise<Actor | null>;
  /** Who asks, with what they may read for the purpose that the request states, or without one. */
  authenticate(request: FastifyRequest): Promise<Actor | null>;
  readonly purposes: Purposes;
  /** What keeps the system from serving, in words for an operator; empty: ready. */
  problems(): Promise<readonly string[]>;
  /** What will, before long: read models that lag, a disk that fills up. */
  warnings(): Promise<readonly string[]>;
  projectionLag(): readonly { readonly name: string; readonly lagSeconds: number }[];
  /** What read models have set aside and wait to have replayed, as lately counted. */
  parked(): readonly ParkedSummary[];
  close(): Promise<void>;
}
