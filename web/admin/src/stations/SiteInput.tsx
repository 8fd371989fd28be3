import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import { isOfSound } from '../registers/is-of-sound.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';

interface SiteInputProps {
  readonly label: string;
  readonly testId: string;
  readonly site: string;
  readonly onChange: (site: string) => void;
}

/** Where on the body: a word of the dictionary by its pinyin initials, or other words. */
export const SiteInput = ({ label, testId, site, onChange }: SiteInputProps) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const sites = useRegister('skin-sites');
  return (
    <AutoComplete
      size="small"
      autoFocus
      defaultActiveFirstOption
      popupMatchSelectWidth={200}
      aria-label={label}
      data-testid={testId}
      placeholder={t('siteHint')}
      style={{ width: 128 }}
      maxLength={200}
      value={site}
      options={sites
        .filter((one) => site === '' || (isOfSound(site, one) && text(one.name) !== site))
        .map((one) => ({ value: text(one.name), label: text(one.name) }))}
      onChange={(typed: string) => onChange(typed)}
    />
  );
};
