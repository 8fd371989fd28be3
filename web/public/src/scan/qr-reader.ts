/** The one thing that the page asks of a QR reader, whichever it is. */
export interface QrReader {
  /** Texts of the QR codes in a picture, none when there are none. */
  readonly read: (source: ImageBitmapSource) => Promise<readonly string[]>;
}
