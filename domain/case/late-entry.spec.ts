import { describe, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(caseDecider, the.smallProgramme);
const then = '2026-02-20T02:00:00.000Z';
const paperForm = 'B000000013';
const onPaper = { paper: { formNumber: paperForm, occurredAt: then }, paperForm };
const entered = the.registered({ registeredAt: then, source: 'paper', paperForm });

describe('a case entered late from a paper form (I8)', () => {
  it('is registered at the true time', () => given().when(the.register(onPaper)).then(entered));

  it('has the age of that day', () =>
    given()
      .when(the.register({ ...onPaper, birthDate: '2010-02-21' }))
      .then(
        the.registered({
          registeredAt: then,
          source: 'paper',
          paperForm,
          birthYear: 2010,
          ageAtRegistration: 15,
          underAge: true,
          identity: { ...the.liMing, birthDate: '2010-02-21' },
        }),
      ));

  it('was there when it was registered', () =>
    given(entered)
      .when(the.arrive())
      .then({ type: 'PersonArrived', data: { arrivedAt: then } }));

  it('was examined then, unless another time is given', () => {
    given(entered, the.arrived({ arrivedAt: then }))
      .when(the.recordResult())
      .then(the.resultRecorded({ performedAt: then, stage: 'examining', pendingStations: ['radiology', 'laboratory'] }));
    const afternoon = '2026-02-20T07:00:00.000Z';
    given(entered, the.arrived({ arrivedAt: then }))
      .when(the.recordResult({ performedAt: afternoon }))
      .then(the.resultRecorded({ performedAt: afternoon, stage: 'examining', pendingStations: ['radiology', 'laboratory'] }));
  });
});
