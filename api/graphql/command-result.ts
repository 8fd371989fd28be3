import { Rejection, SubjectErased, WrongExpectedRevision, type Receipt, type Text } from '@healthcert/domain/kernel';
import type { ZodError } from 'zod';
import { NotPermitted } from '../operations/index.ts';
import type { Builder } from './builder.ts';

/** An answer that is not a receipt: a code for programs, the field to blame, the words for the person. */
export interface Problem {
  readonly kind: 'Rejected' | 'InvalidInput' | 'NotPermitted' | 'StaleVersion';
  readonly code: string;
  readonly field: string | null;
  readonly text: Text;
  readonly actualRevision?: number;
}

const texts = {
  NotPermitted: { zh: '您没有进行此操作的权限', en: 'You may not do this' },
  NotSignedIn: { zh: '请先登录', en: 'Please sign in first' },
  StaleVersion: { zh: '他人刚刚修改了这份记录，请查看后再试', en: 'Someone else has just changed this record; look at it and try again' },
  PersonIsErased: { zh: '该人员的个人信息已删除，不能继续办理', en: 'The data of this person was erased: this cannot go on' },
  Invalid: { zh: '填写的内容不符合要求', en: 'This value is not acceptable' },
  TooLong: { zh: '内容过长', en: 'Too long' },
  Required: { zh: '此项必填', en: 'Required' },
} satisfies Record<string, Text>;

/** What is a number says its bound, in the unit of the input; words and lists say that there are too many or none. */
const invalidText = (issue: ZodError['issues'][number]): Text => {
  const isNumber = (issue.code === 'too_big' || issue.code === 'too_small') && ['number', 'int', 'bigint'].includes(issue.origin);
  if (issue.code === 'too_big') return isNumber ? bound('最大', 'At most', issue.maximum) : texts.TooLong;
  if (issue.code === 'too_small') return isNumber ? bound('最小', 'At least', issue.minimum) : texts.Required;
  return texts.Invalid;
};

const bound = (zh: string, en: string, most: number | bigint): Text => ({ zh: `${zh}为 ${most}`, en: `${en} ${most}` });

export const notSignedIn: Problem = { kind: 'NotPermitted', code: 'NotSignedIn', field: null, text: texts.NotSignedIn };

/** zod's first complaint about an input. */
export const invalidInput = (error: ZodError): Problem => invalid(error.issues[0]!);

/** All of them: of a form that is still being filled in. */
export const invalidInputs = (error: ZodError): readonly Problem[] => error.issues.map(invalid);

const invalid = (issue: ZodError['issues'][number]): Problem => ({
  kind: 'InvalidInput',
  code: `Invalid.${issue.code}`,
  field: issue.path.join('.') || null,
  text: invalidText(issue),
});

/** What a thrown refusal is to a client; undefined for a fault, which is not theirs to read. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (error instanceof Rejection) return { kind: 'Rejected', code: error.code, field: error.field, text: error.text };
  if (error instanceof SubjectErased) return { kind: 'Rejected', code: 'PersonIsErased', field: null, text: texts.PersonIsErased };
  if (error instanceof NotPermitted) return { kind: 'NotPermitted', code: 'NotPermitted', field: null, text: texts.NotPermitted };
  if (error instanceof WrongExpectedRevision) {
    return { kind: 'StaleVersion', code: 'StaleVersion', field: null, text: texts.StaleVersion, actualRevision: error.actual };
  }
  return undefined;
};

/** The union that every mutation answers with. */
export const commandResult = (builder: Builder) => {
  const textType = builder.objectRef<Text>('Text').implement({
    description: 'The same words in both languages',
    fields: (t) => ({ zh: t.exposeString('zh'), en: t.exposeString('en') }),
  });
  const receipt = builder.objectRef<Receipt & { kind: 'CommandReceipt' }>('CommandReceipt').implement({
    fields: (t) => ({
      streamId: t.exposeID('streamId'),
      revision: t.exposeInt('revision'),
      position: t.exposeString('position', { description: 'Send the highest you have seen with your next query' }),
      events: t.exposeInt('events'),
      repeated: t.exposeBoolean('repeated', { description: 'This command was done before; this is its first receipt' }),
    }),
  });
  const problem = builder.interfaceRef<Problem>('Problem').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      field: t.exposeString('field', { nullable: true, description: 'Path of the input field to blame' }),
      text: t.expose('text', { type: textType }),
    }),
  });
  const plain = (name: Problem['kind']) =>
    builder.objectRef<Problem>(name).implement({ interfaces: [problem], isTypeOf: (value) => (value as Problem).kind === name });
  const stale = builder.objectRef<Problem>('StaleVersion').implement({
    interfaces: [problem],
    isTypeOf: (value) => (value as Problem).kind === 'StaleVersion',
    fields: (t) => ({ actualRevision: t.int({ resolve: (value) => value.actualRevision ?? -1 }) }),
  });
  const result = builder.unionType('CommandResult', {
    types: [receipt, plain('Rejected'), plain('InvalidInput'), plain('NotPermitted'), stale],
    resolveType: (value) => value.kind,
  });
  return { result, textType };
};

export type CommandResultTypes = ReturnType<typeof commandResult>;
