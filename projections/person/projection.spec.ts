import * as the from '@healthcert/domain/person/fixtures';
import { describe, it } from 'vitest';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { person } from './index.ts';

const { given } = rowsOfProjection(person, { streamId: the.zhangId, category: 'person' });

describe('the list of persons', () => {
  it('holds whom a desk enrolled, with the number masked', () =>
    given(the.enrolled()).thenRow({
      personId: the.zhangId,
      processing: 'open',
      maskedDocument: `${the.zhangNumber.slice(0, 3)}***********${the.zhangNumber.slice(-4)}`,
    }));
  it('follows a correction', () => given(the.enrolled(), the.corrected({ name: '张演示' })).thenRow({ name: '张演示' }));
  it('tells whose processing is restricted', () => {
    given(the.enrolled(), the.restricted()).thenRow({ processing: 'restricted' });
    given(the.enrolled(), the.restricted(), the.lifted()).thenRow({ processing: 'open' });
  });
  it('keeps an erased person as a row without a name', () => {
    given(the.enrolled(), the.erased()).thenRow({
      processing: 'erased',
      name: null,
      maskedDocument: null,
      phone: null,
      documentType: null,
    });
    expectEraseEquivalence(person, recorded([the.enrolled(), the.erased()], the.zhangId, 'person'), the.zhangId);
  });
});
