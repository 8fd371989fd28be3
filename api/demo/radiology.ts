import type { CaseStory, StoryStep } from '@healthcert/ops/seed';
import { mainClinic } from '@healthcert/ops/seed';
import { changeOwnDictionary, dictionaryTypes } from '@healthcert/domain/configuration';
import { type Actor, type Operation } from '@healthcert/domain/kernel';
import { foodHandler } from '@healthcert/domain/programme';
import { resultForms } from '@healthcert/domain/result-form';
import type { Send } from './found-city.ts';

const item = 'chestXray';
const clear = '双肺野清晰，心影不大，膈面光滑，肋膈角锐利。';

/** A dictionary of the city's own: how somebody stood before the film. */
const positions = 'film-positions';
const words = [
  ['pa', '后前位', 'Posteroanterior'],
  ['ap', '前后位', 'Anteroposterior'],
  ['lateral', '侧位', 'Lateral'],
  ['oblique', '斜位', 'Oblique'],
] as const;

/** The main clinic's radiologists must say how they looked, may say how somebody stood, and write their impression. */
export const setRadiologyForm = async (send: Send, at: Date): Promise<void> => {
  const founder: Actor = { id: 'founder', kind: 'system', name: 'founder', institutionId: null, roles: [] };
  const fields = foodHandler.items.find(({ code }) => code === item)?.fields ?? [];
  const dictionary = { code: positions, value: { name: { zh: '摄片体位', en: 'Positions of a film' } } };
  await send(dictionaryTypes.operation as Operation, { changes: [{ add: dictionary }] }, founder, at, 'film positions');
  const changes = words.map(([code, zh, en]) => ({ add: { code, value: { name: { zh, en } } } }));
  await send(changeOwnDictionary as Operation, { dictionary: positions, changes }, founder, at, 'words of film positions');
  const position = {
    code: 'position',
    name: { zh: '体位', en: 'Position' },
    kind: 'choice',
    unit: '',
    ranges: [],
    dictionary: `own.${positions}`,
    optional: true,
  };
  const value = {
    name: { zh: '胸部X线报告', en: 'Chest X-ray report' },
    fields: [
      ...fields.map((field) => ({
        ...field,
        optional: field.code !== 'method',
        ...(field.code === 'impression' && { normal: clear }),
      })),
      position,
    ],
  };
  const input = { institutionId: mainClinic, changes: [{ add: { code: item, value } }] };
  await send(resultForms.operation as Operation, input, founder, at, 'radiology form');
};

const impressions: Readonly<Record<string, string>> = {
  normal: clear,
  oldLesion: '右上肺见条索状、斑点状高密度影，边界清楚，考虑陈旧性病灶。',
  suspectedActiveTuberculosis: '左上肺见斑片状密度增高影，边缘模糊，建议到结核病定点医院明确诊断。',
  confirmedActiveTuberculosis: '左上肺斑片影伴空洞形成，定点医院已确诊。',
  otherChestFinding: '心影增大，建议进一步检查。',
};

/** What the radiology of the main clinic says besides the finding; nothing of any other step. Every sixth person by fluoroscopy, which leaves no film. */
export const reportOf = ({ caseId }: CaseStory, { operation, input, at }: StoryStep): object => {
  if (operation !== 'recordResult' || input['item'] !== item) return {};
  const [finding] = input['findings'] as readonly { readonly code: string }[];
  const lot = Number.parseInt(caseId.slice(-4), 16);
  const film = lot % 6 > 0;
  const day = at.toISOString().slice(2, 10).replaceAll('-', '');
  return {
    deviceId: film ? 'DR-01' : 'XR-02',
    values: [
      { field: 'method', text: film ? 'film' : 'fluoroscopy' },
      { field: 'impression', text: impressions[finding?.code ?? 'normal'] ?? clear },
      ...(film
        ? [
            { field: 'position', text: 'pa' },
            { field: 'filmNumber', text: `DR${day}${String(lot % 1000).padStart(3, '0')}` },
          ]
        : []),
    ],
  };
};
