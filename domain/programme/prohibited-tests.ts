import type { Text } from '@healthcert/domain/kernel';
import type { Programme, ProgrammeItem } from './programme.ts';

/**
 * Hepatitis B markers. 人社部发〔2010〕12号: examinations for school or work may neither test nor ask for them, nor
 * provide their results. Line by line the LOINC
 * codes of surface antigen, surface antibody, core antibody, e antigen and antibody, DNA; names catch what is not listed.
 */
const prohibitedLoinc: ReadonlySet<string> = new Set(
  [
    '5195-3 5196-1 5197-9 7905-3 47364-5 58452-4 63557-3 65633-0 75410-1',
    '5193-8 10900-9 16935-9 22322-2',
    '13952-7 16933-4 22316-4 24113-3 31204-1',
    '13953-5 13954-3 22320-6 31844-4 97152-3',
    '11258-1 20442-0 29610-3 29615-2 42595-9 48398-2',
  ].flatMap((line) => line.split(' ')),
);

const prohibitedWords: readonly RegExp[] = [
  /乙肝|乙型(?:病毒性)?肝炎|两对半|二对半|澳抗|表面抗[原体]|核心抗[原体]|e抗[原体]/i,
  /hbv|hbv?-?dna|(?:^|[^a-z])hb[sec](?:ag|ab|(?![a-z]))|anti-?hb/i,
  /hep(?:atitis)?[\s_.-]*b(?![a-z])/i,
];

/** Camel case apart, full-width letters narrowed: "hepatitisBMarker" reads "hepatitis B Marker". */
const readings = (word: string): readonly string[] => {
  const plain = word.normalize('NFKC');
  const apart = plain.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return [plain, apart];
};

/** Whether a code, a LOINC code or a name stands for a hepatitis B marker. */
export const isProhibitedTest = (word: string): boolean =>
  prohibitedLoinc.has(word.trim()) || readings(word).some((reading) => prohibitedWords.some((pattern) => pattern.test(reading)));

const wordsOf = (coded: { readonly code: string; readonly name: Text; readonly loinc?: string }): readonly string[] => [
  coded.code,
  coded.name.zh,
  coded.name.en,
  coded.loinc ?? '',
];

const concerns = (item: ProgrammeItem): boolean => [item, ...item.fields, ...item.findings].flatMap(wordsOf).some(isProhibitedTest);

/** Codes of the items that test or ask for what may not be tested; empty: none. */
export const prohibitedTests = (programme: Pick<Programme, 'items'>): readonly string[] =>
  programme.items.filter(concerns).map(({ code }) => code);
