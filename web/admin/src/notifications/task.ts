export interface TaskDialogProps {
  /** Null: closed. */
  readonly task: { readonly caseId: string; readonly disease: string } | null;
  readonly title: string;
  readonly onClose: (done: boolean) => void;
}
