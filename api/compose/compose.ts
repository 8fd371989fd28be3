import { dictionaries } from '@healthcert/domain/configuration';
import { createCodec, createCommandHandler, newId, readingWithoutPurpose, type Actor } from '@healthcert/domain/kernel';
import { institutionDecider, institutionScope, institutionTreeId, type InstitutionTree } from '@healthcert/domain/institution';
import {
  actsFor,
  needsSecondFactor,
  rolesOf,
  staffDecider,
  staffDirectoryId,
  switchedOffFor,
  workplacesOf,
} from '@healthcert/domain/staff';
import { openErasureList } from '@healthcert/integrations/backup';
import { createAccessLog } from '@healthcert/integrations/access-log';
import { createAccounts, normaliseLoginName, passkeySiteOf } from '@healthcert/integrations/accounts';
import { createDeskPairings, ticketKey } from '@healthcert/integrations/desk-pairing';
import { createDrafts } from '@healthcert/integrations/drafts';
import { createFileStore } from '@healthcert/integrations/files';
import { openFonts } from '@healthcert/integrations/fonts';
import { createPaperArchive, createPrintJournal } from '@healthcert/integrations/papers';
import type { WorkerSettings } from '@healthcert/integrations/jobs';
import { noteForms } from '@healthcert/integrations/stored-forms';
import { createVault } from '@healthcert/integrations/vault';
import { projections } from '@healthcert/projections/all';
import { restrictedPersons } from '@healthcert/projections/person';
import {
  createReads,
  describeTrouble,
  LiveReadModels,
  openReadDatabase,
  parkedOf,
  prepareReadModels,
  ProjectionRunner,
} from '@healthcert/projections/kernel';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { generateCapacity } from '../booking/generate.ts';
import { createCertificates } from '../certificate/certificates.ts';
import { worker } from '../jobs/executors.ts';
import { chainWarnings } from '../log/nightly-check.ts';
import { createLayouts } from '../layout/layouts.ts';
import { createStatusLists } from '../certificate/status-lists.ts';
import { anyCharges, feeTermsIn } from '../fee/terms.ts';
import { liveState } from '../operations/index.ts';
import { archiveForm } from '../print/archive.ts';
import { createResultForms } from '../register/forms.ts';
import { listedModels, operations } from '../graphql/schema.ts';
import { createParameters } from '../parameter/parameters.ts';
import { signInPolicyOf } from '../parameter/sign-in-policy.ts';
import { noteSecondFactor } from '../staff/note-second-factor.ts';
import { grantableOf, rightsCatalogue } from '../staff/rights-catalogue.ts';
import { createRegisters } from '../register/registers.ts';
import { erasuresFile, parksPoisoned, type Settings } from '../settings.ts';
import { traceHandler, traceProjections, traceStore } from '../telemetry/parts.ts';
import { openTracing } from '../telemetry/tracing.ts';
import { createAuthentication, createPurposes } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { watchAppends } from './append-watch.ts';
import { catalogues, knownVersion } from './catalogues.ts';
import { watchCondition } from './condition.ts';
import { createDoors } from './doors.ts';
import { openEventStore } from './event-store.ts';
import { createProgrammes } from './programmes.ts';
import { readSecrets } from './secrets.ts';
import { createJobs } from './jobs.ts';
import { openOffice } from './office.ts';
import { onErased } from './on-erased.ts';

export interface ComposeOptions {
  readonly settings: Settings;
  /** The application's connection string. */
  readonly appUrl: string;
  readonly log: Logger;
  /** Whether this process feeds the read models; one of several does, the others stand by. */
  readonly project: boolean;
  /** Whether this process reacts to events and does jobs. */
  readonly work?: boolean;
  /** Whether this process starts what is due by the clock. */
  readonly schedule?: boolean;
  /** Where a test may stop the process, in the middle of a job. */
  readonly reached?: WorkerSettings['reached'];
  /** Where an embedded database keeps its data: watched for room. */
  readonly storage?: string | null;
  readonly clock?: () => Date;
  /** Places of a status list: a million, but in a test of what happens when one is full. */
  readonly statusListCapacity?: number;
}

/** Milliseconds that a request waits for a connection, and for an answer: longer than any query of ours takes. */
const patience = { connectionTimeoutMillis: 5_000, query_timeout: 15_000, keepAlive: true };
const queryConnections = 10;

/** Wires every part once. What it returns serves until `close`. */
export const compose = async (options: ComposeOptions): Promise<System> => {
  const { settings, appUrl, log, project, work = false, reached, storage = null, clock = () => new Date() } = options;
  const now = (): string => clock().toISOString();
  const secrets = await readSecrets(settings);
  const publicUrl = settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`;
  const pool = new Pool({ connectionString: appUrl, max: 12, application_name: 'healthcert', ...patience });
  let closing = false;
  // Lost between two statements of one who holds it: the next statement rejects. Without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Connections that are being closed may still hear that the server stops.
  pool.on('error', (error) => closing || log.warn({ err: error }, 'an idle database connection was lost'));
  const read = openReadDatabase(appUrl, queryConnections, patience);
  const vault = createVault({ pool, keys: secrets.vault });
  const opened = await openEventStore(settings, appUrl);
  const tracing = await openTracing(settings);
  const { store, failing } = watchAppends(traceStore(await noteForms({ store: opened, pool, knownVersion }), tracing));
  const codec = createCodec(catalogues, vault);
  const handler = traceHandler(createCommandHandler({ store, codec }), tracing);

  const models = projections.map(({ readModel }) => readModel);
  const trouble = (where: string, error: unknown): void =>
    log.error({ where, trouble: describeTrouble(error) }, 'a projection has trouble');
  await prepareReadModels(pool, models, store.epoch);
  const live = new LiveReadModels({ pool, connectionString: appUrl, models, epoch: store.epoch });
  await live.start();
  const runner = project
    ? new ProjectionRunner({
        connectionString: appUrl,
        pool,
        store,
        codec,
        projections,
        live,
        parks: (name) => parksPoisoned(settings, name),
        onTrouble: trouble,
        onWritten: traceProjections(tracing),
      })
    : null;
  runner?.start();

  const reads = createReads(read.db, live, restrictedPersons);
  const programmes = createProgrammes(handler, reads);
  const registers = createRegisters(handler);
  const parameters = createParameters(handler);
  const feeTerms = feeTermsIn(registers);
  const forms = createResultForms(registers);
  const institutions = liveState(handler, institutionDecider, institutionTreeId);
  const staff = liveState(handler, staffDecider, staffDirectoryId);
  const layouts = createLayouts(handler, institutions);
  const files = createFileStore({ pool, vault });
  const staffUrl = settings.STAFF_URL ?? publicUrl;
  const office = await openOffice({ settings, staffUrl, pool, log, clock });
  const accounts = createAccounts({
    pool,
    secret: secrets.secondFactors,
    passkeySite: passkeySiteOf(staffUrl, '健康证管理平台'),
    policy: signInPolicyOf(parameters),
  });
  const fonts = openFonts({ fallbackDirectory: settings.FALLBACK_FONT_DIR ?? null });
  const certificates = createCertificates({ keys: secrets.signing, publicUrl, now });
  const statusLists = createStatusLists({
    keys: secrets.signing,
    publicUrl,
    pool: read.pool,
    reads,
    now,
    capacity: options.statusListCapacity,
  });

  let scopeOf: { readonly of: InstitutionTree; readonly scope: ReturnType<typeof institutionScope> } | null = null;
  const tree = async () => {
    const of = await institutions();
    scopeOf = scopeOf?.of === of ? scopeOf : { of, scope: institutionScope(of) };
    return scopeOf.scope;
  };

  const actorOf = async (staffId: string, chosen: string | null = null): Promise<Actor | null> => {
    const directory = await staff();
    const member = directory.staff.get(staffId);
    if (!member?.enabled) return null;
    return {
      id: staffId,
      kind: 'staff',
      name: member.displayName,
      institutionId: actsFor(member, chosen),
      roles: rolesOf(directory, staffId, chosen),
    };
  };
  const needsSecond = async (staffId: string): Promise<boolean> => needsSecondFactor(await staff(), staffId);
  const authentication = createAuthentication({ accounts, actorOf, needsSecondFactor: needsSecond });

  const purposes = createPurposes({
    secure: publicUrl.startsWith('https:'),
    now,
    standing: async (code) => {
      const entry = (await registers.all(dictionaries.readingPurposes, null)).get(code);
      if (!entry) return 'unknown';
      return entry.retired ? 'retired' : 'inUse';
    },
  });
  /** An actor is remembered over many requests, and this with them. */
  const unstated = new WeakMap<Actor, Actor>();
  const withoutPurpose = (actor: Actor): Actor => {
    const reduced = unstated.get(actor) ?? readingWithoutPurpose(actor);
    unstated.set(actor, reduced);
    return reduced;
  };
  const authenticate: System['authenticate'] = async (request) => {
    const actor = await authentication.authenticate(request);
    return actor && (await purposes.of(request)) === null ? withoutPurpose(actor) : actor;
  };

  const doors = createDoors({
    handler,
    vault,
    files,
    reads,
    programmes,
    layouts,
    registers,
    parameters,
    feeTerms,
    forms,
    statusLists,
    tree,
    institutions,
    staff,
    authentication,
    accounts,
    links: office?.signIn.links ?? null,
    grantable: grantableOf(rightsCatalogue(operations, listedModels)),
    drawKey: secrets.draw,
    retentionYears: settings.RETENTION_YEARS,
  });

  const erasing = onErased({
    reads,
    pool: read.pool,
    vault,
    files,
    handler,
    store,
    list: openErasureList(erasuresFile(settings)),
    onTrouble: (error) => log.error({ err: error }, 'an erasure waits'),
  });
  const accessLog = createAccessLog({ pool, now: clock });
  const jobs = createJobs({
    appUrl,
    pool,
    store,
    codec,
    doors,
    reads,
    accessLog,
    parameters,
    log,
    clock,
    work,
    schedule: options.schedule ?? false,
    archiveForm: (caseId) => archiveForm(system, caseId),
    openDays: generateCapacity({ handler, registers, doors, institutions, clock, actor: worker }),
    tracing,
    ...(reached && { reached }),
  });
  const condition = watchCondition({
    pool,
    store,
    failing,
    models,
    live,
    runner,
    parked: () => parkedOf(pool, models),
    storage,
    now: () => clock().getTime(),
  });

  const system: System = {
    settings,
    log,
    secure: publicUrl.startsWith('https:'),
    publicUrl,
    staffUrl,
    newId,
    now,
    store,
    codec,
    vault,
    handler,
    doors,
    accounts,
    office,
    accessLog,
    files,
    deskAgents: { pairings: createDeskPairings({ pool, now: clock }), ticketKey: ticketKey(secrets.deskTickets) },
    drafts: createDrafts({ pool, secret: secrets.drafts, now: clock }),
    fonts,
    printJournal: createPrintJournal({ pool, now: clock }),
    paperArchive: createPaperArchive({ pool, files, now: clock }),
    reads,
    readPool: read.pool,
    programmes,
    layouts,
    registers,
    parameters,
    feeTerms,
    switchedOffFor: async (staffId, chosen) => switchedOffFor(await staff(), staffId, chosen),
    needsSecondFactor: needsSecond,
    noteSecondFactor: noteSecondFactor(doors, accounts, now),
    workplacesOf: async (staffId) => {
      const member = (await staff()).staff.get(staffId);
      return member ? workplacesOf(member).map(([institutionId]) => institutionId) : [];
    },
    charges: async (institutionId) => anyCharges(feeTerms, (await tree()).subtree(institutionId)),
    forms,
    certificates,
    statusLists,
    institutions,
    tree,
    staff,
    staffName: async (staffId) => (await staff()).staff.get(staffId)?.displayName ?? null,
    staffNamed: async (typed) => {
      const name = normaliseLoginName(typed);
      return [...(await staff()).staff.values()].find(({ loginName }) => loginName === name)?.staffId ?? null;
    },
    institutionName: async (institutionId) => (await institutions()).get(institutionId)?.name ?? null,
    actorOf,
    purposes,
    authenticate,
    problems: condition.problems,
    jobs,
    tracing,
    warnings: async () => [
      ...(await condition.warnings()),
      ...(await jobs.warnings().catch(() => [])),
      ...(await chainWarnings(accessLog, clock()).catch(() => [])),
    ],
    projectionLag: condition.lag,
    parked: condition.parked,
    close: async () => {
      closing = true;
      condition.stop();
      await jobs.stop();
      await erasing.stop();
      await runner?.stop();
      await live.close();
      authentication.close();
      await accounts.close();
      await store.close();
      await tracing?.close();
      await read.close();
      await vault.close();
      await pool.end();
    },
  };
  return system;
};
