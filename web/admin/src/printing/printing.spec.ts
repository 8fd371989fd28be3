import { describe, expect, it } from 'vitest';
import { papersIn } from './fetch-papers.ts';
import { paperOf } from './print-route.ts';

describe('the progress of a batch', () => {
  it('is read from the file as it comes', () => {
    expect(papersIn('%PDF-1.3')).toBe(0);
    expect(papersIn('7 0 obj\n<<\n/HealthcertPapers 1\n>>\nendobj … /HealthcertPapers 12\n')).toBe(12);
  });
});

describe('the paper that a job needs', () => {
  it('is the first page’s', async () => {
    expect(await paperOf(new Blob(['… /MediaBox [0 0 419.527559 595.275591] … /MediaBox [0 0 1 1]']))).toEqual({ width: 148, height: 210 });
    expect(await paperOf(new Blob(['no paper']))).toBeNull();
  });
});
