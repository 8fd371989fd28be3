/** Words shown to people, in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
