import type { StaffCommandNamed, StaffDirectory } from '@healthcert/domain/staff';
import type { Accounts } from '@healthcert/integrations/accounts';
import type { FactsProvider, Follow } from '../operations/index.ts';

type OfStaff = { readonly staffId: string };

/** A password that is refused is refused before the event says that it was set. */
export const staffFacts = (accounts: Accounts, staff: () => Promise<StaffDirectory>): Readonly<Record<string, FactsProvider>> => ({
  resetPassword: async ({ staffId, newPassword }: StaffCommandNamed<'ResetPassword'>['data']) => {
    const member = (await staff()).staff.get(staffId);
    if (member) accounts.checkPassword(member.loginName, newPassword);
    return {};
  },
});

/** What the credentials and sessions of somebody follow in the directory: plain tables, never events. */
export const staffFollows = (accounts: Accounts, staff: () => Promise<StaffDirectory>): Readonly<Record<string, Follow>> => {
  const endSessions = async ({ staffId }: OfStaff): Promise<null> => {
    await accounts.revokeSessions(staffId);
    return null;
  };
  return {
    resetPassword: async ({ staffId, newPassword }: StaffCommandNamed<'ResetPassword'>['data']) => {
      const member = (await staff()).staff.get(staffId);
      if (member) await accounts.resetPassword(member, newPassword);
      return null;
    },
    resetSecondFactor: async ({ staffId }: OfStaff) => {
      await accounts.secondFactor.remove(staffId);
      return endSessions({ staffId });
    },
    endSessions,
    disableStaff: endSessions,
  };
};
