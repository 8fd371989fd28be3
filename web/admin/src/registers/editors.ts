import type { ComponentType } from 'react';
import type { Field, PathProblems, Value } from './value-form.ts';
import { ValueForm } from './ValueForm.tsx';

export interface EditorProps {
  readonly fields: readonly Field[];
  readonly value: Value;
  readonly problems: PathProblems;
  readonly disabled: boolean;
  readonly institutionId: string | null;
  readonly code: string;
  readonly adding: boolean;
  readonly onCode: (code: string) => void;
  readonly onChange: (value: Value) => void;
}

interface Editor {
  readonly Form: ComponentType<EditorProps>;
  /** Pixels. */
  readonly size: number;
  /** The code is picked by the editor, not typed. */
  readonly picksCode?: boolean;
}

const derived: Editor = { Form: ValueForm, size: 560 };

/** Kinds whose derived form is not enough. */
const editors: Readonly<Record<string, Editor>> = {};

export const editorOf = (kind: string): Editor => editors[kind] ?? derived;
