import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { documentKinds, layoutSchema } from './layout.ts';

const place = {
  kind: z.enum(documentKinds),
  /** Left out: for the whole city. */
  institutionId: z.string().min(1).max(64).nullish(),
  /** Left out: for every programme. */
  programmeId: z.string().min(1).max(64).nullish(),
};

const note = z.string().trim().max(200);

export const layoutForms = {
  saveLayoutDraft: z.object({ ...place, design: layoutSchema }),
  discardLayoutDraft: z.object(place),
  publishLayout: z.object({ ...place, note: note.nullish() }),
  /** Makes the draft of an earlier version; it is published like any other draft. */
  restoreLayoutVersion: z.object({ ...place, number: z.int().min(1).max(100_000) }),
  withdrawLayout: z.object(place),
};

type Forms = typeof layoutForms;
export type LayoutCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];
export type LayoutCommandNamed<Type extends LayoutCommand['type']> = Extract<LayoutCommand, { readonly type: Type }>;
