/** A run of numbered forms. */
export interface FormBatch {
  readonly batchId: string;
  readonly institutionId: string;
  readonly programmeId: string;
  /** Serials, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly numberedAt: string;
}

/** Every form of the city: numbers are unique because one stream gives them. */
export interface PaperForms {
  readonly batches: readonly FormBatch[];
  /** Serials. */
  readonly voided: ReadonlySet<number>;
}

export const noForms: PaperForms = { batches: [], voided: new Set() };

/** Id of the one stream. */
export const paperFormsId = 'city';

export const batchOf = ({ batches }: PaperForms, serial: number): FormBatch | undefined =>
  batches.find(({ from, to }) => from <= serial && serial <= to);
