import type { Builder } from '../graphql/builder.ts';
import type { SeenCase } from './read-case.ts';

type Identity = NonNullable<SeenCase['file']['identity']>;

/** Who is examined, as registered. */
export const identityOfCase = (builder: Builder) => {
  const copy = builder.objectRef<Identity['copies'][number]>('CopyOfPaper').implement({
    fields: (t) => ({ kind: t.exposeString('kind'), file: t.exposeString('file', { description: 'Under /api/papers/' }) }),
  });
  return builder.objectRef<Identity>('CaseIdentity').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      documentType: t.exposeString('documentType'),
      documentNumber: t.exposeString('documentNumber'),
      birthDate: t.expose('birthDate', { type: 'Date' }),
      phone: t.exposeString('phone', { nullable: true }),
      employer: t.exposeString('employer', { nullable: true }),
      address: t.exposeString('address', { nullable: true }),
      nationality: t.exposeString('nationality', { nullable: true }),
      portraitFile: t.exposeString('portraitFile', { nullable: true }),
      ethnicGroup: t.exposeString('ethnicGroup', { nullable: true }),
      education: t.exposeString('education', { nullable: true }),
      industry: t.exposeString('industry', { nullable: true }),
      yearsOfService: t.exposeInt('yearsOfService', { nullable: true }),
      employerCode: t.exposeString('employerCode', { nullable: true }),
      copies: t.field({ type: [copy], resolve: ({ copies }) => [...copies] }),
      missingCharacters: t.stringList({
        description: 'Characters of the name that no font of the card has: it prints a box for each',
        resolve: ({ name }, _args, { system }) => [...system.fonts.missingCharacters(name)],
      }),
    }),
  });
};
