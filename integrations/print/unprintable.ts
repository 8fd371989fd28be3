/** A code that its box cannot hold. Says nothing of what is in it. */
export class CodeTooDense extends Error {
  override readonly name = 'CodeTooDense';
}

/** A document could not be drawn: which one of the batch, and why. Nothing of the person. */
export class DocumentUnprintable extends Error {
  override readonly name = 'DocumentUnprintable';
  /** From 0. */
  readonly index: number;

  constructor(index: number, cause: Error) {
    super(`document ${index + 1} cannot be printed: ${cause.message}`, { cause });
    this.index = index;
  }
}

/** Of what was asked for there was nothing to draw at all. */
export class NothingDrawn extends Error {
  override readonly name = 'NothingDrawn';
}
