/** As documents and reference ranges distinguish it. */
export const sexes = ['male', 'female'] as const;
export type Sex = (typeof sexes)[number];
