import { GraphQLError, Kind, parse, print, visit, type FieldNode } from 'graphql';
import { createHash } from 'node:crypto';

/** More than the largest page of ours asks for; a hostile document stops here, before it is validated. */
export const mostTokens = 2000;

/** Clients add it wherever they can; it tells nothing of the city. */
const isTypeName = ({ name, alias, directives }: FieldNode): boolean =>
  name.value === '__typename' && alias === undefined && (directives ?? []).length === 0;

/**
 * The same for documents that ask the same, however they are laid out, in whichever order their parts stand, and wherever a
 * client has added `__typename`. Null: it is no document.
 */
export const documentKey = (text: string): string | null => {
  try {
    const document = parse(text, { noLocation: true, maxTokens: mostTokens });
    const bare = visit(document, { [Kind.FIELD]: (field) => (isTypeName(field) ? null : undefined) });
    const parts = bare.definitions.map((part) => print(part)).toSorted();
    return createHash('sha256').update(parts.join('\n')).digest('base64');
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
};
