import type { EditorProps } from './editors.ts';
import { SamplePaperView } from './SamplePaperView.tsx';
import { ValueForm } from './ValueForm.tsx';

/** A seal beside a paper that bears it. */
export const SealEditor = (props: EditorProps) => {
  const { image } = props.value as { readonly image?: string };
  return (
    <div className="editor-beside">
      <ValueForm {...props} />
      <SamplePaperView kind="receipt" institutionId={props.institutionId} {...(image !== undefined && { seal: image })} />
    </div>
  );
};
