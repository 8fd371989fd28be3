/** What we use of fontkit 2, which ships no types. */
declare module 'fontkit' {
  export interface Font {
    readonly type: 'TTF' | 'WOFF' | 'WOFF2';
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { readonly advanceWidth: number };
  }
  export interface FontCollection {
    readonly type: 'TTC' | 'DFont';
    readonly fonts: readonly Font[];
  }
  /** @throws where the bytes are no font */
  export function create(bytes: Uint8Array): Font | FontCollection;
}
