import type { Editor } from './editors.ts';
import { NoticeEditor } from './NoticeEditor.tsx';
import { ResultFormEditor } from './ResultFormEditor.tsx';
import { SealEditor } from './SealEditor.tsx';
import { ValueForm } from './ValueForm.tsx';

const derived: Editor = { Form: ValueForm, size: 560 };

/** Kinds whose derived form is not enough. */
const editors: Readonly<Record<string, Editor>> = {
  notices: { Form: NoticeEditor, size: 1120 },
  'result-forms': { Form: ResultFormEditor, size: 1160, picksCode: true },
  'institution-seals': { Form: SealEditor, size: 980 },
};

export const editorOf = (kind: string): Editor => editors[kind] ?? derived;
