import type { Text } from '@healthcert/domain/kernel';

export type ParameterValue = number | boolean;

/** Whose value it is: one for the city, or besides one of an institution, which goes before the city's. */
export type ParameterScope = 'city' | 'institution';

/** Under which heading of the page it stands, in this order. */
export const parameterGroups = {
  signIn: { zh: '登录与密码', en: 'Signing in' },
  registration: { zh: '登记与预约', en: 'Registration and bookings' },
  followUp: { zh: '复查与传染病报告', en: 'Rechecks and notifiable diseases' },
  papers: { zh: '健康证与打印', en: 'Certificates and printing' },
  pages: { zh: '列表与提醒', en: 'Lists and reminders' },
} as const satisfies Record<string, Text>;
export type ParameterGroup = keyof typeof parameterGroups;

/** What a value may be. */
export type ParameterForm =
  | { readonly type: 'number'; readonly range: readonly [least: number, most: number] }
  | { readonly type: 'choice'; readonly choices: readonly number[] }
  | { readonly type: 'switch' };

interface Said {
  readonly group: ParameterGroup;
  readonly title: Text;
  /** What it changes, and for whom. */
  readonly about: Text;
  readonly unit?: Text;
  readonly scope: ParameterScope;
  /** A value holds once another person than its proposer has confirmed it. */
  readonly confirm?: boolean;
  /** Pages read it as well: told with who one is. */
  readonly onPages?: boolean;
}

/** One value that a city sets instead of its programmers: everything about it, declared once. */
export type Parameter<Value extends ParameterValue = ParameterValue> = Said &
  ParameterForm & {
    /** kebab-case; stored with its values, so never renamed. */
    readonly name: string;
    readonly default: Value;
  };

type ValueOf<Form extends ParameterForm> = Form extends { readonly type: 'switch' } ? boolean : number;

/** `parameter('late-entry-days', { type: 'number', range: [1, 366], default: 31, confirm: true, ... })` */
export const parameter = <const Form extends ParameterForm>(
  name: string,
  declared: Said & Form & { readonly default: ValueOf<Form> },
): { readonly name: string } & Said & Form & { readonly default: ValueOf<Form> } => ({ name, ...declared });

/** Whether a parameter may have this value. */
export const isValueOf = (declared: Parameter, value: unknown): value is ParameterValue => {
  switch (declared.type) {
    case 'number':
      return Number.isSafeInteger(value) && declared.range[0] <= (value as number) && (value as number) <= declared.range[1];
    case 'choice':
      return declared.choices.includes(value as number);
    case 'switch':
      return typeof value === 'boolean';
  }
};
