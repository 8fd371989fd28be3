import { describe, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(caseDecider, the.smallProgramme);
const present = [the.registered(), the.arrived()];
const examined = the.examinedNormal();
const concluded = [...examined, the.concludedFit()];
const reviewed = [...concluded, the.reviewed()];

const purulent = the.resultRecorded({
  abnormal: true,
  clinical: { findings: [{ code: 'purulent', site: 'left hand' }], values: [], remark: null },
});
const altRaised = the.resultRecorded({
  item: 'alt',
  station: 'laboratory',
  abnormal: true,
  clinical: { findings: [], values: [{ field: 'alt', value: 88 }], remark: null },
});
const withAltRaised = [...present, ...the.allResults().map((event, n) => (n === 2 ? altRaised : event))];
const havNegative = the.resultRecorded({ item: 'havIgm', station: 'laboratory', stage: 'examined', pendingStations: [] });
const altReason = { zh: '谷丙转氨酶升高，复查', en: 'ALT raised: recheck' };
const national = '国卫食品发〔2016〕31号';

describe('concluding by the rules', () => {
  it('is fit for a year when nothing fired, on the programme’s own legal basis', () =>
    given(...examined)
      .when(the.conclude())
      .then(the.concludedFit()));

  it('counts the year from the day in the city', () =>
    given(...examined)
      .when(the.conclude({ opinion: '适合' }, the.at('2026-03-02T16:00:00.000Z')))
      .then(
        the.concludedFit({
          concludedAt: '2026-03-02T16:00:00.000Z',
          validUntil: '2027-03-02',
          sealOf: 'clinic-1',
          clinical: { reasons: [], opinion: '适合', handReason: null },
        }),
      ));

  it('is unfit by a disqualifying finding, whatever is outstanding, and says why', () =>
    given(...present, purulent)
      .when(the.conclude())
      .then(the.concludedUnfit()));

  it('orders what a finding asks for before it concludes', () =>
    given(...withAltRaised)
      .when(the.conclude())
      .then(the.furtherItemsOrdered({ pendingStations: ['laboratory'] })));

  it('then goes by the further results', () => {
    const further = [...withAltRaised, the.furtherItemsOrdered()];
    given(...further)
      .when(the.conclude())
      .thenRejects('ItemsPending');
    given(...further, havNegative)
      .when(the.conclude())
      .then(
        the.concludedFit({
          outcome: 'recheck',
          validUntil: null,
          ruleIds: ['alt.raised'],
          legalBasis: [national],
          clinical: { reasons: [altReason], opinion: null, handReason: null },
        }),
      );
  });

  it('names each legal basis once', () => {
    const detected = {
      ...havNegative.data,
      abnormal: true,
      clinical: { findings: [{ code: 'detected', site: null }], values: [], remark: null },
    };
    given(...withAltRaised, the.furtherItemsOrdered(), the.resultRecorded(detected))
      .when(the.conclude())
      .then(
        the.concludedUnfit({
          ruleIds: ['havIgm.detected', 'alt.raised'],
          legalBasis: [national],
          clinical: {
            reasons: [{ zh: '甲型肝炎抗体阳性，治愈前不得从事', en: 'Hepatitis A antibodies: barred until cured' }, altReason],
            opinion: null,
            handReason: null,
          },
        }),
      );
  });

  it('is incomplete where an item was refused or deferred', () => {
    const [skin, , alt, stool] = the.allResults();
    given(...present, skin!, alt!, stool!, the.itemRefused())
      .when(the.conclude())
      .then(the.concludedFit({ outcome: 'incomplete', validUntil: null }));
  });

  it('waits for what is pending', () =>
    given(...present, the.resultRecorded())
      .when(the.conclude())
      .thenRejects('ItemsPending'));
  it('needs the person to have come', () => {
    given().when(the.conclude()).thenRejects('NoSuchCase');
    given(the.registered()).when(the.conclude()).thenRejects('NotArrived');
  });
  it('stays silent when repeated, and refuses another conclusion', () => {
    given(...concluded)
      .when(the.conclude())
      .thenNothing();
    given(...reviewed)
      .when(the.conclude())
      .thenNothing();
    given(...concluded)
      .when(the.conclude({ opinion: 'other' }))
      .thenRejects('AlreadyConcluded');
    given(...concluded)
      .when(the.conclude({}, the.by(the.drLi)))
      .thenRejects('AlreadyConcluded');
    given(...concluded)
      .when(the.concludeByHand())
      .thenRejects('AlreadyConcluded');
  });
});

describe('concluding by hand', () => {
  const byHand = { by: 'hand', outcome: 'recheck', validUntil: null } as const;
  const words = { reasons: [], opinion: null, handReason: 'unclear film' };

  it('keeps the reason, and what the rules said', () => {
    given(...examined)
      .when(the.concludeByHand())
      .then(the.concludedFit({ ...byHand, clinical: words }));
    given(...present, purulent)
      .when(the.concludeByHand({ opinion: 'see a dermatologist' }))
      .then(
        the.concludedUnfit({
          ...byHand,
          sealOf: 'clinic-1',
          clinical: { ...words, reasons: the.concludedUnfit().data.clinical!.reasons, opinion: 'see a dermatologist' },
        }),
      );
  });
  it('may find fit what was refused, but not what is pending', () => {
    const [skin, , alt, stool] = the.allResults();
    given(...present, skin!, alt!, stool!, the.itemRefused())
      .when(the.concludeByHand({ outcome: 'fit', reason: 'film of another hospital' }))
      .then(the.concludedFit({ by: 'hand', clinical: { ...words, handReason: 'film of another hospital' } }));
    given(...present)
      .when(the.concludeByHand({ outcome: 'fit' }))
      .thenRejects('ItemsPending');
    given(...present)
      .when(the.concludeByHand({ outcome: 'incomplete' }))
      .then(the.concludedFit({ ...byHand, outcome: 'incomplete', clinical: words }));
  });
  it('needs a reason', () =>
    given(...examined)
      .when(the.concludeByHand({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('needs the person to have come', () => given(the.registered()).when(the.concludeByHand()).thenRejects('NotArrived'));
  it('stays silent when repeated, and refuses another conclusion', () => {
    const standing = [...examined, the.concludedFit({ ...byHand, clinical: words })];
    given(...standing)
      .when(the.concludeByHand())
      .thenNothing();
    given(...standing)
      .when(the.concludeByHand({ outcome: 'unfit' }))
      .thenRejects('AlreadyConcluded');
    given(...standing)
      .when(the.conclude())
      .thenRejects('AlreadyConcluded');
  });
});
