import { rejections } from '@healthcert/domain/kernel';
import type { StaffCommandNamed, StaffDirectory } from '@healthcert/domain/staff';
import type { Accounts } from '@healthcert/integrations/accounts';
import type { Links } from '@healthcert/integrations/office-sign-in';
import type { FactsProvider, Follow } from '../operations/index.ts';

type OfStaff = { readonly staffId: string };

const reject = rejections({
  NoOfficeApp: { zh: '未配置办公平台登录', en: 'No office app is configured to sign users in' },
  NoPasswordYet: { zh: '请先为该用户设置初始密码', en: 'Set an initial password for this user first' },
});

export interface SignInParts {
  readonly accounts: Accounts;
  readonly links: Links | null;
  readonly staff: () => Promise<StaffDirectory>;
}

/** A password or a link that is refused is refused before the event says that it was made. */
export const staffFacts = ({ accounts, links, staff }: SignInParts): Readonly<Record<string, FactsProvider>> => ({
  resetPassword: async ({ staffId, newPassword }: StaffCommandNamed<'ResetPassword'>['data']) => {
    const member = (await staff()).staff.get(staffId);
    if (member) await accounts.checkPassword(member.loginName, newPassword);
    return {};
  },
  linkOfficeAccount: async ({ staffId, subject }: StaffCommandNamed<'LinkOfficeAccount'>['data']) => {
    if (!links) return reject('NoOfficeApp');
    if (!(await accounts.exists(staffId))) return reject('NoPasswordYet', { field: 'staffId' });
    await links.check({ staffId, subject });
    return {};
  },
});

/** What the credentials and sessions of somebody follow in the directory: plain tables, never events. */
export const staffFollows = ({ accounts, links, staff }: SignInParts): Readonly<Record<string, Follow>> => {
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
    linkOfficeAccount: async ({ staffId, subject }: StaffCommandNamed<'LinkOfficeAccount'>['data'], { actor }) => {
      await links?.add({ staffId, subject, by: actor.id });
      return null;
    },
    unlinkOfficeAccount: async ({ staffId }: OfStaff) => {
      await links?.remove(staffId);
      return null;
    },
    endSessions,
    disableStaff: endSessions,
  };
};
