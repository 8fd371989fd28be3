import type { SpecimenEvent } from './events.ts';

type Bare<E> = E extends { readonly type: infer Type; readonly data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'personId' | 'institutionId' | 'toCollect' | 'collected'> }
  : never;

/** An event as a rule decides it: the decider adds whose it is and what stands after it. */
export type Happened = Bare<SpecimenEvent>;
