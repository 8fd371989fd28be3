import type { EditorProps } from './editors.ts';
import { SamplePaperView } from './SamplePaperView.tsx';
import { useRegister } from './useRegister.ts';
import { ValueForm } from './ValueForm.tsx';

interface NoticeValue {
  readonly text?: { readonly zh?: string; readonly en?: string };
  readonly onGuideSheet?: boolean;
}

const printed = ({ text, onGuideSheet }: NoticeValue) => (onGuideSheet === true && text ? [{ zh: text.zh ?? '', en: text.en ?? '' }] : []);

/** A notice beside the guide sheet it is printed on, with the others that are in force. */
export const NoticeEditor = (props: EditorProps) => {
  const { value, code, institutionId, adding } = props;
  const others = useRegister('notices', institutionId);
  const notices = [
    ...others.flatMap((one) => printed(one.code === code && !adding ? value : (one.value as NoticeValue))),
    ...(adding ? printed(value) : []),
  ];
  return (
    <div className="editor-beside">
      <ValueForm {...props} />
      <SamplePaperView kind="guideSheet" institutionId={institutionId} notices={notices} />
    </div>
  );
};
