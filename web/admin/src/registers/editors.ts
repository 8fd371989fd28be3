import type { ComponentType } from 'react';
import type { Field, PathProblems, Value } from './value-form.ts';

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

export interface Editor {
  readonly Form: ComponentType<EditorProps>;
  /** Of the drawer, in pixels. */
  readonly size: number;
  /** The code is picked by the editor, not typed. */
  readonly picksCode?: boolean;
}
