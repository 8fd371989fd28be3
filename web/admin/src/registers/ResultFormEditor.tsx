import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { itemForm } from '../case/useProgramme.ts';
import { graphql, readFragment } from '../gql/index.ts';
import type { ItemFormFragment } from '../gql/graphql.ts';
import { useText } from '../words/useWords.ts';
import type { EditorProps } from './editors.ts';
import { TryResultForm } from './TryResultForm.tsx';
import type { Value } from './value-form.ts';
import { ValueForm } from './ValueForm.tsx';

const formItems = graphql(`
  query FormItems {
    programmes {
      id
      items {
        code
        ...ItemForm
      }
    }
  }
`);

/** What GraphQL says as null is left out of a value; its own type names too. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null || key === '__typename' ? [] : [[key, plain(inner)]])),
  );
};

const formOf = ({ name, fields }: ItemFormFragment): Value => plain({ name, fields }) as Value;

/** How an item is taken (检查格式): begun with what the programme says of it, and tried out beside. */
export const ResultFormEditor = (props: EditorProps) => {
  const { adding, code, value, disabled, onCode, onChange } = props;
  const { t } = useTranslation('registers');
  const text = useText();
  const [{ data }] = useQuery({ query: formItems });
  const items = new Map(
    (data?.programmes ?? []).flatMap((programme) => programme.items).map((item) => [item.code, readFragment(itemForm, item)]),
  );
  return (
    <div className="editor-beside">
      <div className="entry-form">
        {adding && (
          <div className="value-field" data-field="code">
            <label className="value-label" htmlFor="entry-item">
              {t('item')}
            </label>
            <Select
              id="entry-item"
              data-testid="entry-item"
              showSearch={{ optionFilterProp: 'label' }}
              disabled={disabled}
              style={{ width: '100%' }}
              status={props.problems.has('code') ? 'error' : ''}
              value={code === '' ? null : code}
              options={[...items].map(([of, { name }]) => ({ value: of, label: `${text(name)} · ${of}` }))}
              onChange={(picked: string) => {
                const item = items.get(picked);
                onCode(picked);
                if (item) onChange({ ...value, ...formOf(item) });
              }}
            />
            {props.problems.has('code') && (
              <p className="value-problem" role="alert">
                {props.problems.get('code')}
              </p>
            )}
          </div>
        )}
        <ValueForm {...props} />
      </div>
      <TryResultForm value={value} code={code} />
    </div>
  );
};
