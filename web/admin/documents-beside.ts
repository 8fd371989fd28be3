import { buildSchema, isInputObjectType, isNonNullType, Kind, print, type DocumentNode } from 'graphql';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const isDocument = (value: unknown): value is DocumentNode => (value as { readonly kind?: unknown }).kind === Kind.DOCUMENT;

/** What an operation is called; a fragment alone is none. */
const nameOf = ({ definitions }: DocumentNode): string | undefined =>
  definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.name?.value;

const schemaFile = join(import.meta.dirname, '../../api/schema.graphql');

/** The mutations of the registers, whose pages write their documents by what the kind names: all that take `changes`. */
const changingRegisters = async (): Promise<readonly string[]> => {
  const mutations =
    buildSchema(await readFile(schemaFile, 'utf8'))
      .getMutationType()
      ?.getFields() ?? {};
  return Object.values(mutations).flatMap(({ name, args }) => {
    const type = args.find((argument) => argument.name === 'input')?.type;
    const input = isNonNullType(type) ? type.ofType : type;
    return isInputObjectType(input) && 'changes' in input.getFields() ? [name] : [];
  });
};

/**
 * Writes every document that the pages send into `documents.json` beside them, by its name: in production the server answers
 * no other. As they were generated, so that each is what the page holds.
 */
export const documentsBeside = {
  name: 'documents-beside',
  apply: 'build',
  writeBundle: async ({ dir = 'dist' }: { readonly dir?: string | undefined }): Promise<void> => {
    // Not where this configuration is read: for development nothing need have been generated.
    const generated = (await import(pathToFileURL(join(import.meta.dirname, 'src/gql/graphql.ts')).href)) as Record<string, unknown>;
    const { changeOf } = await import('./src/registers/change-of.ts');
    const ofRegisters = (await changingRegisters()).map((operation) => [operation, print(changeOf({ operation }))] as const);
    const documents = Object.values(generated)
      .filter(isDocument)
      .flatMap((document) => {
        const name = nameOf(document);
        return name === undefined ? [] : [[name, print(document)] as const];
      });
    await writeFile(join(dir, 'documents.json'), JSON.stringify(Object.fromEntries([...documents, ...ofRegisters])));
  },
} as const;
