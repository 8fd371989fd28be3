import { caseDecider } from '@healthcert/domain/case';
import { notifiableDiseases } from '@healthcert/domain/configuration';
import type { CommandHandler } from '@healthcert/domain/kernel';
import { rejections } from '@healthcert/domain/kernel';
import { notificationRefusals, type NotificationCommandNamed } from '@healthcert/domain/notification';
import type { StaffDirectory } from '@healthcert/domain/staff';
import type { FactsProvider } from '../operations/index.ts';
import type { Registers } from '../register/registers.ts';

const reject = rejections(notificationRefusals);

interface NotificationFacts {
  readonly handler: CommandHandler;
  readonly registers: Registers;
  readonly staff: () => Promise<StaffDirectory>;
}

/** Whose case it is, and what the list of notifiable diseases says now: the event records it. */
export const notificationFacts = ({ handler, registers, staff }: NotificationFacts): Readonly<Record<string, FactsProvider>> => {
  const settleSuspicions = async ({ caseId, suspects }: NotificationCommandNamed<'SettleSuspicions'>['data']) => {
    const { state } = await handler.load(caseDecider, caseId);
    const { institutionId, identity } = state.registration ?? reject('NoSuchNotification', { field: 'caseId' });
    const list = await registers.entriesOf(notifiableDiseases, null);
    const deadlines = list
      .filter(({ code }) => suspects.includes(code))
      .map(({ code, edition, value: { diseaseClass, hours } }) => ({ disease: code, edition, diseaseClass, hours }));
    return { institutionId, name: identity?.name ?? null, deadlines };
  };
  const assignNotification = async ({ assigneeId }: { readonly assigneeId: string }) => {
    const member = (await staff()).staff.get(assigneeId);
    if (!member?.enabled) reject('UnknownAssignee', { field: 'assigneeId' });
    return {};
  };
  return { settleSuspicions, assignNotification };
};
