/** Why a job does not come out, as far as the system tells. */
export type PrinterTrouble = 'outOfPaper' | 'stopped' | 'offline';

export interface PrinterState {
  readonly name: string;
  readonly isDefault: boolean;
  /** Null: ready, or at work. */
  readonly trouble: PrinterTrouble | null;
  /** In the system's words. */
  readonly message: string | null;
}

export interface Submission {
  /** Ours. */
  readonly id: string;
  readonly file: string;
  readonly printer: string;
  readonly copies: number;
  /** Millimetres. */
  readonly size: readonly [width: number, height: number];
}

export type SpoolProgress =
  | { readonly state: 'waiting' | 'printing'; readonly trouble: PrinterTrouble | null }
  | { readonly state: 'done' | 'cancelled' | 'failed' | 'printerGone' };

/** The system's own queue of things to print. */
export interface Spooler {
  /** @throws SpoolerAway */
  printers(): Promise<readonly PrinterState[]>;
  /** Hands a file over and resolves with the spooler's own name for it. @throws SpoolerAway, SpoolerRefused */
  submit(job: Submission): Promise<string>;
  /**
   * After a crash in the midst of `submit`: the spooler's name for it where it has it; "never" where it surely did not
   * print and will not; "unknown" where nobody can tell, so that a person must look.
   */
  recover(id: string, known: readonly string[]): Promise<{ readonly ref: string } | 'never' | 'unknown'>;
  /** Lets print what was handed over. Again: nothing. */
  release(ref: string): Promise<void>;
  progress(ref: string, printer: string): Promise<SpoolProgress>;
  /** Takes it back; resolves with false where it was printed already. */
  cancel(ref: string, printer: string): Promise<boolean>;
}

/** The system's printing does not answer. */
export class SpoolerAway extends Error {
  override readonly name = 'SpoolerAway';
  /** Its program is not even there: nothing can have been handed over. */
  readonly absent: boolean;

  constructor(message: string, absent = false) {
    super(message);
    this.absent = absent;
  }
}

/** The system does not take the job. */
export class SpoolerRefused extends Error {
  override readonly name = 'SpoolerRefused';
}
