import { caseDecider, type Case, type CommandNamed } from '@healthcert/domain/case';
import { certificateNumber } from '@healthcert/domain/certificate';
import { derivedId } from '@healthcert/domain/kernel';
import { dayInChina, maskDocument } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { allotStatusIndex, drawsOfList, opaqueIdBytes, opaqueIdFrom } from '@healthcert/integrations/credential';
import { claimDrawn, metaOf, mostAttempts, type Request } from '../operations/index.ts';
import type { CaseFacts } from './case-facts.ts';
import { draw } from './draw.ts';

type Type = 'IssueCertificate' | 'SupersedeCertificate';
type Input = CommandNamed<'SupersedeCertificate'>['data'];

/** What a certificate is given before it is issued: its number, its place in the status list, its unguessable id. */
export const certificateFacts = ({ handler, drawKey, ...needs }: CaseFacts, type: Type) => {
  /** Everything that would be refused is refused before a number is claimed for it; a command sent again is let through. */
  const refuseInTime = (input: Input, state: Case, programme: Programme, request: Request, numberOf: (attempt: number) => string): void => {
    const own = new Set(Array.from({ length: mostAttempts }, (_, attempt) => numberOf(attempt)));
    if (state.certificates.some(({ number }) => own.has(number))) return;
    const data = { ...input, number: '', statusList: 1, statusIndex: 0, opaqueId: '', maskedDocument: '', portraitHash: null };
    caseDecider.decide({ type, data, meta: metaOf(request) }, state, programme);
  };

  return async (input: Input, state: Case, request: Request) => {
    const { registration } = state;
    const institution = (await needs.institutions()).get(registration?.institutionId ?? '');
    const { identity, personId = '', programme: pinned } = registration ?? {};
    const programme = pinned && (await needs.programmeVersion(pinned.id, pinned.version));
    // Nobody else's command, nor the same one sent to another case, may take what this one draws for its own.
    const drawn = derivedId(request.commandId, `${request.actor.id} ${input.caseId}`);
    const terms = {
      area: institution?.area ?? '000000',
      year: Number(dayInChina(request.now).slice(0, 4)),
      categoryCode: programme?.categoryCode ?? '99',
    };
    const numberOf = (attempt: number): string => certificateNumber({ ...terms, entropy: draw(drawKey, `number/${drawn}/${attempt}`) });
    const newest = await needs.newestStatusList();
    /** "2.41": a place of the newest list; of the next, where none was free in all the draws of that one. */
    const placeOf = (attempt: number): string => {
      const list = newest + Math.floor(attempt / drawsOfList);
      const entropy = draw(drawKey, `status/${drawn}/${list}/${attempt % drawsOfList}`).subarray(0, 8);
      return `${list}.${allotStatusIndex(entropy, needs.statusListCapacity)}`;
    };

    if (programme) refuseInTime(input, state, programme, request, numberOf);
    const [number, place] = await Promise.all([
      claimDrawn(handler, 'certificate-number', request, drawn, numberOf),
      claimDrawn(handler, 'status-index', request, drawn, placeOf, 2 * drawsOfList),
    ]);
    const [statusList, statusIndex] = place.split('.').map(Number);
    return {
      number,
      statusList,
      statusIndex,
      opaqueId: opaqueIdFrom(draw(drawKey, `opaque/${drawn}`).subarray(0, opaqueIdBytes)),
      maskedDocument: identity ? maskDocument(identity.documentType, identity.documentNumber) : '',
      portraitHash: identity?.portraitFile ? await needs.portraitHash(personId, identity.portraitFile) : null,
    };
  };
};
