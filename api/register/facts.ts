import { institutionSeals, registers } from '@healthcert/domain/configuration';
import type { InstitutionTree } from '@healthcert/domain/institution';
import { rejections } from '@healthcert/domain/kernel';
import { registerRefusals, type Step } from '@healthcert/domain/register';
import { checkSeal } from '@healthcert/integrations/portrait';
import type { FactsProvider } from '../operations/index.ts';

const reject = rejections(registerRefusals);

interface Sent {
  readonly institutionId?: string | null;
  readonly changes: readonly Step[];
}

/** A seal is some institution's, and a picture that papers can be printed with. */
const checkSeals = ({ institutionId, changes }: Sent): void => {
  if (institutionId == null) reject('InstitutionMissing', { field: 'institutionId' });
  for (const [n, step] of changes.entries()) {
    for (const part of ['add', 'change'] as const) {
      const image = step[part]?.value.image;
      if (typeof image === 'string') checkSeal(Buffer.from(image, 'base64'), `changes.${n}.${part}.value.image`);
    }
  }
};

/** An institution's own list begins with its first entry: that there is such an institution is seen at the door. */
export const registerFacts = (institutions: () => Promise<InstitutionTree>): Readonly<Record<string, FactsProvider>> => {
  const known = async (sent: Sent): Promise<object> => {
    const { institutionId } = sent;
    if (institutionId != null && !(await institutions()).has(institutionId)) reject('InstitutionUnknown', { field: 'institutionId' });
    return {};
  };
  const sealed = async (sent: Sent): Promise<object> => {
    checkSeals(sent);
    return known(sent);
  };
  return Object.fromEntries(
    registers
      .filter(({ scope }) => scope === 'institution')
      .map(({ kind, operation }) => [operation.name, (kind === institutionSeals.kind ? sealed : known) as FactsProvider]),
  );
};
