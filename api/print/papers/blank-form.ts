import type { Institution } from '@healthcert/domain/institution';
import type { DocumentData } from '@healthcert/domain/layout';
import { stations, type Programme, type ProgrammeItem, type ResultField } from '@healthcert/domain/programme';
import { formTitle } from './examination-form.ts';
import { stationWords } from './words.ts';

const choicesOf = ({ findings, fields }: ProgrammeItem): string =>
  [...findings.map(({ name, sited }) => `□ ${name.zh}${sited ? '＿＿' : ''}`), ...(fields.length === 0 ? [] : ['＿＿＿＿'])].join('　');

const ofSex = { male: '男 ', female: '女 ' } as const;

const rangesOf = ({ ranges }: ResultField): string =>
  ranges
    .filter(({ fromAge, toAge }) => fromAge === undefined && toAge === undefined)
    .map(({ sex, low, high }) => `${sex ? ofSex[sex] : ''}${low ?? ''}–${high ?? ''}`)
    .join('　');

/** Every required item with its choices to tick; nothing of a person (I8). */
export const blankFormOf = (formNumber: string, programme: Programme, institution: Institution | null): DocumentData => {
  const items = programme.items
    .filter(({ need, station }) => need === 'required' && station !== 'interview')
    .toSorted((one, other) => stations.indexOf(one.station) - stations.indexOf(other.station));
  return {
    values: {
      formNumber,
      formTitle: formTitle(programme.category),
      programme: programme.name.zh,
      programmeEn: programme.name.en,
      institution: institution?.name ?? '',
      institutionAddress: institution?.address ?? '',
      institutionTelephone: institution?.telephone ?? '',
    },
    lists: {
      results: items.map((item) => {
        const [field] = item.fields;
        return {
          station: stationWords(item.station).zh,
          stationEn: stationWords(item.station).en,
          item: item.name.zh,
          itemEn: item.name.en,
          choices: choicesOf(item),
          ...(field && { range: rangesOf(field), unit: field.unit }),
        };
      }),
    },
    pictures: {},
  };
};
