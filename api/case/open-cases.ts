import { caseDecider, isOpen } from '@healthcert/domain/case';
import type { CommandHandler } from '@healthcert/domain/kernel';
import { candidates, openCasesDecider, type CaseStanding, type OpenCase, type OpenCases } from '@healthcert/domain/open-cases';
import { metaOf, stepMeta, type Request } from '../operations/index.ts';

type Opening = OpenCase['data'];

/** The steps by which a person has one open case for each programme at an institution; each can be repeated. */
export const openCasesOf = (handler: CommandHandler) => {
  const standing = async (caseId: string): Promise<CaseStanding> => {
    const { state } = await handler.load(caseDecider, caseId);
    if (!state.registration) return { is: 'unregistered' };
    const { caseNumber, registeredAt } = state.registration;
    return isOpen(state) ? { is: 'open', caseNumber, registeredAt } : { is: 'closed' };
  };
  const standings = async (state: OpenCases, opening: Opening) => {
    const others = candidates(state, opening).filter((caseId) => caseId !== opening.caseId);
    return new Map(await Promise.all(others.map(async (caseId) => [caseId, await standing(caseId)] as const)));
  };

  return {
    /** Which cases another would stand beside, decided on trial before anything is written. @throws Rejection */
    mayOpen: async (opening: Opening, request: Request): Promise<string[]> => {
      const { state } = await handler.load(openCasesDecider, opening.personId);
      const command = { type: 'OpenCase' as const, data: opening, meta: metaOf(request) };
      const decided = openCasesDecider.decide(command, state, await standings(state, opening));
      return decided.flatMap(({ data }) => data.besides);
    },
    /** Exact where two desks register the same person at once: the later is refused. @throws Rejection */
    open: async (opening: Opening, request: Request, startsStream: boolean): Promise<void> => {
      const command = { type: 'OpenCase' as const, data: opening, meta: stepMeta(request, 'open case') };
      const given = (state: OpenCases) => standings(state, opening);
      await handler.handle(openCasesDecider, opening.personId, command, { startsStream, given });
    },
  };
};
