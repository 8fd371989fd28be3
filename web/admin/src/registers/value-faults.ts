import type { Text } from '@healthcert/web-ui/language.ts';
import { isNoMoney } from '../fees/MoneyInput.tsx';
import { allowedIn, isOutside } from './number-field.ts';
import type { Field, Value } from './value-form.ts';

/** What keeps a value from being sent, and where: "name.en", "fields.0.code". */
export interface Fault {
  readonly path: string;
  readonly why: 'required' | 'noMoney' | 'outside';
  /** What would do, where it is out of its range. */
  readonly allowed?: Text;
}

const required = (path: string): Fault => ({ path, why: 'required' });

const numeric = (field: Field, path: string, is: unknown): readonly Fault[] => {
  if (isOutside(field, is)) return [{ path, why: 'outside', allowed: allowedIn(field) }];
  return field.required && (is === undefined || is === null || is === '') ? [required(path)] : [];
};

/** What must be filled in and is not, and what is no amount or out of its range. Empty lines are for the server to judge. */
export const faultsOf = (fields: readonly Field[], value: Value, path = ''): readonly Fault[] =>
  fields.flatMap((field): readonly Fault[] => {
    const at = `${path}${field.key}`;
    const is = value[field.key];
    const isEmpty = is === undefined || is === null || is === '';
    switch (field.control) {
      case 'words':
      case 'paragraphs': {
        const { zh = '', en = '' } = (is ?? {}) as Partial<Text>;
        const lacking = [...(zh.trim() === '' ? [`${at}.zh`] : []), ...(en.trim() === '' ? [`${at}.en`] : [])];
        return lacking.length === 2 && !field.required ? [] : lacking.map(required);
      }
      case 'rows':
        return ((is ?? []) as readonly Value[]).flatMap((row, n) => faultsOf(field.fields, row, `${at}.${n}.`));
      case 'group':
        return is === undefined && !field.required ? [] : faultsOf(field.fields, (is ?? {}) as Value, `${at}.`);
      case 'money':
        if (isNoMoney(is)) return [{ path: at, why: 'noMoney' }];
        return numeric(field, at, is);
      case 'number':
        return numeric(field, at, is);
      case 'choice':
      case 'entry':
      case 'picture':
        return field.required && isEmpty ? [required(at)] : [];
      case 'line':
      case 'lines':
      case 'switch':
      case 'choices':
      case 'texts':
        return [];
    }
  });

/** The problem path of a command as a path into the value: "changes.0.add.value.name.zh" is "name.zh". */
export const pathInValue = (field: string | null): string | null => {
  const [, inner] = /^changes\.\d+\.(?:add|change)\.(?:value\.)?(.+)$/.exec(field ?? '') ?? [];
  return inner ?? null;
};
