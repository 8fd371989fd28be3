import type { Opening } from './opening-hours.ts';

/** Where an institution stands in the tree: the city at the root, counties below it, townships below counties. */
export const levels = ['city', 'county', 'township'] as const;
export type Level = (typeof levels)[number];

/** An authority governs, a clinic examines. */
export const institutionKinds = ['authority', 'clinic'] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

/** remote: the clinic has one physician, so that the institution above reviews; null: as the programme says. */
export const reviewArrangements = ['remote'] as const;

/**
 * How far a clinic is admitted (A5): entered by an authority; applied with its practice licence; admitted by its county, then
 * by the city; suspended for a time; removed. Returned: it may apply again, as after its removal.
 */
export const admissionStates = ['entered', 'applied', 'admittedByCounty', 'returned', 'admitted', 'suspended', 'removed'] as const;
export type AdmissionState = (typeof admissionStates)[number];

/** 医疗机构执业许可证: what a clinic may do, and until when. */
export interface PracticeLicence {
  readonly number: string;
  /** 诊疗科目, as the licence says. */
  readonly scope: string;
  /** The last day on which it holds, "2029-06-30". */
  readonly validUntil: string;
  /** File of its copy. */
  readonly copy: string | null;
}

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
  /** When it is open; a break is what lies between two openings of a day. Empty: not said. */
  readonly hours: readonly Opening[];
  readonly licence: PracticeLicence | null;
  readonly enabled: boolean;
  /** Of authorities: null. */
  readonly admission: AdmissionState | null;
  /** The last day of a suspension; null: until it is lifted. */
  readonly suspendedUntil: string | null;
  /** How many times its particulars or its place were set: who changes it says which of them they saw. The first is 1. */
  readonly edition: number;
}
