import { caseDecider } from '@healthcert/domain/case';
import { notifiableDiseases } from '@healthcert/domain/configuration';
import type { InstitutionTree } from '@healthcert/domain/institution';
import type { CommandHandler, InstitutionScope } from '@healthcert/domain/kernel';
import { rejections } from '@healthcert/domain/kernel';
import { notificationRefusals, type NotificationCommandNamed, type Notifications } from '@healthcert/domain/notification';
import { diagnosisBeforeResultDays } from '@healthcert/domain/parameter';
import type { StaffDirectory } from '@healthcert/domain/staff';
import type { FactsProvider } from '../operations/index.ts';
import type { Parameters } from '../parameter/parameters.ts';
import type { Registers } from '../register/registers.ts';
import { reportersOf, toldAt } from './told.ts';

const reject = rejections(notificationRefusals);

interface NotificationFacts {
  readonly handler: CommandHandler;
  readonly registers: Registers;
  readonly parameters: Pick<Parameters, 'value'>;
  readonly staff: () => Promise<StaffDirectory>;
  readonly tree: () => Promise<InstitutionScope>;
  readonly institutions: () => Promise<InstitutionTree>;
}

/** Whose case it is, and what the list of notifiable diseases says now: the event records it. */
export const notificationFacts = ({
  handler,
  registers,
  parameters,
  staff,
  tree,
  institutions,
}: NotificationFacts): Readonly<Record<string, FactsProvider>> => {
  const settleSuspicions = async ({ caseId, suspects }: NotificationCommandNamed<'SettleSuspicions'>['data']) => {
    const { state } = await handler.load(caseDecider, caseId);
    const { institutionId, identity } = state.registration ?? reject('NoSuchNotification', { field: 'caseId' });
    const list = await registers.entriesOf(notifiableDiseases, null);
    const deadlines = list
      .filter(({ code }) => suspects.includes(code))
      .map(({ code, edition, value: { diseaseClass, hours } }) => ({ disease: code, edition, diseaseClass, hours }));
    return { institutionId, name: identity?.name ?? null, deadlines };
  };
  const everybody = async () => ({ directory: await staff(), tree: await tree(), institutions: await institutions() });
  const assignNotification = async ({ assigneeId }: { readonly assigneeId: string }, { institutionId }: Notifications) => {
    if (institutionId === null) return {};
    const mayReport = reportersOf(await everybody(), institutionId).some(({ id }) => id === assigneeId);
    if (!mayReport) reject('UnknownAssignee', { field: 'assigneeId' });
    return {};
  };
  const remindNotification = async (
    { disease, level }: NotificationCommandNamed<'RemindNotification'>['data'],
    { institutionId, tasks }: Notifications,
  ) => {
    const assigneeId = tasks.find((task) => task.disease === disease)?.assigneeId ?? null;
    return { told: institutionId === null ? [] : toldAt(await everybody(), level, institutionId, assigneeId) };
  };
  const diagnoseNotification = async () => ({ mostDaysBefore: await parameters.value(diagnosisBeforeResultDays) });
  return { settleSuspicions, diagnoseNotification, assignNotification, remindNotification };
};
