/** Where an institution stands in the tree: the city at the root, counties below it, townships below counties. */
export const levels = ['city', 'county', 'township'] as const;
export type Level = (typeof levels)[number];

/** An authority governs, a clinic examines. */
export const institutionKinds = ['authority', 'clinic'] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

/** remote: the clinic has one physician, so that the institution above reviews; null: as the programme says. */
export const reviewArrangements = ['remote'] as const;

/** WGS 84 degrees. */
export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
}

export interface Institution {
  readonly institutionId: string;
  readonly parentId: string | null;
  readonly level: Level;
  readonly kind: InstitutionKind;
  /** 统一社会信用代码, checked for clinics; an authority may have another code. Unique in the tree. */
  readonly code: string;
  /** Six-digit area code (GB/T 2260); heads the certificate numbers of its clinics. */
  readonly area: string;
  readonly name: string;
  readonly contact: string | null;
  readonly telephone: string | null;
  readonly address: string | null;
  readonly point: MapPoint | null;
  /** Item codes the institution performs itself; empty: all. */
  readonly items: readonly string[];
  readonly review: (typeof reviewArrangements)[number] | null;
  readonly enabled: boolean;
}
