import { describe, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(caseDecider, the.smallProgramme);
const examined = the.examinedNormal();
const concluded = [...examined, the.concludedFit()];
const reviewed = [...concluded, the.reviewed()];

describe('returning a conclusion', () => {
  it('gives it back to the physician', () =>
    given(...concluded)
      .when(the.returnConclusion())
      .then(the.conclusionReturned()));
  it('needs a reason', () =>
    given(...concluded)
      .when(the.returnConclusion({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('comes before the review', () =>
    given(...reviewed)
      .when(the.returnConclusion())
      .thenRejects('AlreadyReviewed'));
  it('needs a conclusion', () => {
    given(...examined)
      .when(the.returnConclusion())
      .thenRejects('NotConcluded');
    given(...reviewed, the.reopened())
      .when(the.returnConclusion())
      .thenRejects('NotConcluded');
  });
  it('is not repeated across a recheck: then there is nothing to return', () =>
    given(...examined, the.concludedFit({ outcome: 'recheck', validUntil: null }), the.conclusionReturned(), the.recheckOrdered())
      .when(the.returnConclusion())
      .thenRejects('NotConcluded'));
  it('lets results be corrected and the case be concluded again', () => {
    const returned = [...concluded, the.conclusionReturned()];
    given(...returned)
      .when(the.conclude())
      .then(the.concludedFit());
    given(...returned, the.concludedFit())
      .when(the.returnConclusion())
      .then(the.conclusionReturned());
  });
  it('stays silent when repeated', () =>
    given(...concluded, the.conclusionReturned())
      .when(the.returnConclusion())
      .thenNothing());
});

describe('reopening a case', () => {
  it('withdraws the conclusion, reviewed or not', () => {
    given(...concluded)
      .when(the.reopen())
      .then(the.reopened());
    given(...reviewed)
      .when(the.reopen())
      .then(the.reopened());
  });
  it('needs a reason', () =>
    given(...reviewed)
      .when(the.reopen({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('needs a conclusion', () =>
    given(...examined)
      .when(the.reopen())
      .thenRejects('NotConcluded'));
  it('waits until no certificate is in force', () => {
    given(...the.certified())
      .when(the.reopen())
      .thenRejects('CertificateInForce');
    given(...the.certified(), the.suspended())
      .when(the.reopen())
      .thenRejects('CertificateInForce');
    given(...the.certified(), the.revoked())
      .when(the.reopen())
      .then(the.reopened());
  });
  it('stays silent when repeated', () =>
    given(...reviewed, the.reopened())
      .when(the.reopen())
      .thenNothing());
});

describe('reviewing a conclusion', () => {
  it('is done by a second person', () =>
    given(...concluded)
      .when(the.review())
      .then(the.reviewed()));
  it('is not done by the physician who concluded', () =>
    given(...concluded)
      .when(the.review({}, the.by(the.drWang)))
      .thenRejects('ReviewedByConcluder'));
  it('is done by the county where the programme says so, and still by another person', () => {
    const township = given(...concluded).under(the.remoteProgramme);
    township.when(the.review()).thenRejects('RemoteReviewRequired');
    township
      .when(the.review({ remote: true }, the.by(the.drZhaoOfTheCounty)))
      .then(the.reviewed({ reviewedBy: the.drZhaoOfTheCounty, remote: true }));
    township.when(the.review({ remote: true }, the.by(the.drWang))).thenRejects('ReviewedByConcluder');
  });
  it('needs a conclusion', () => {
    given(...examined)
      .when(the.review())
      .thenRejects('NotConcluded');
    given(...concluded, the.conclusionReturned())
      .when(the.review())
      .thenRejects('NotConcluded');
  });
  it('stays silent when repeated, and happens once', () => {
    given(...reviewed)
      .when(the.review())
      .thenNothing();
    given(...reviewed)
      .when(the.review({}, the.by(the.drZhaoOfTheCounty)))
      .thenRejects('AlreadyReviewed');
  });
});
