import { Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useAskDiscard } from '../app/useAskDiscard.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useText } from '../words/useWords.ts';
import { MenuEditor } from './MenuEditor.tsx';
import { menusAsked } from './queries.ts';

const asked = {};
const live = ['parameter-list', 'role-list'];
const unarranged = { places: null, edition: 0 };

/** Whose menu is arranged: everybody's, or that of a role. */
export const MenuDesk = () => {
  const { t } = useTranslation('parameters');
  const text = useText();
  const askDiscard = useAskDiscard();
  const [parameters, setParameters] = useSearchParams();
  const [changed, setChanged] = useState(false);
  const { data, error, again } = useLiveQuery({ query: menusAsked, variables: asked, live });
  if (error && !data) return <Failure error={error} onRetry={again} />;
  if (!data) return <Skeleton active />;
  const roleId = parameters.get('role');
  const menu = data.menus.find((one) => (one.roleId ?? null) === roleId) ?? unarranged;
  const arranged = new Set(data.menus.filter(({ places }) => places).map((one) => one.roleId ?? ''));
  const named = (value: string, name: string) => ({ value, label: arranged.has(value) ? `${name} · ${t('arranged')}` : name });
  return (
    <>
      <p className="muted page-lead">{t('menuLead')}</p>
      <label className="kept parameter-tools">
        {t('menuOf')}
        <Select
          style={{ minWidth: 260 }}
          value={roleId ?? ''}
          data-testid="menu-of"
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            named('', t('everybody')),
            ...data.roleList.nodes.map((role) => named(role.roleId, text({ zh: role.nameZh, en: role.nameEn }))),
          ]}
          onChange={(value: string) => askDiscard(changed, () => setParameters(value === '' ? {} : { role: value }, { replace: true }))}
        />
      </label>
      <MenuEditor key={`${roleId ?? ''}/${menu.edition}`} roleId={roleId} menu={menu} onChanged={setChanged} />
    </>
  );
};
