import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKept } from '../drafts/useDraft.ts';

interface View {
  readonly name: string;
  /** As in the page's address. */
  readonly query: string;
}

interface SavedViewsProps {
  readonly readModel: string;
  /** What of the address belongs to the list: its filters and its order. */
  readonly parameters: readonly string[];
  readonly current: URLSearchParams;
  readonly onApply: (query: URLSearchParams) => void;
}

const most = 30;
const none: readonly View[] = [];

/** Filters one needs again, under a name: one's own, on every PC. */
export const SavedViews = ({ readModel, parameters, current, onApply }: SavedViewsProps) => {
  const { t } = useTranslation('lists');
  const [views, setViews] = useKept<readonly View[]>(`views.${readModel}`, none);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const kept = new URLSearchParams([...current].filter(([key]) => parameters.includes(key)));
  kept.sort();
  const query = kept.toString();
  const full = views.length >= most && !views.some((view) => view.name === name.trim());

  const save = (): void => {
    const named = name.trim();
    if (named === '' || query === '' || full) return;
    setViews((before) => [...before.filter((view) => view.name !== named), { name: named, query }]);
    setName('');
  };
  const apply = (view: View): void => {
    onApply(new URLSearchParams(view.query));
    setOpen(false);
  };

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="saved-views" data-testid="saved-views-list">
          {views.length === 0 && <p className="muted small">{t('noViews')}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <button
                  type="button"
                  className={view.query === query ? 'saved-view saved-view-on' : 'saved-view'}
                  onClick={() => apply(view)}
                >
                  {view.name}
                </button>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeView', { name: view.name })}
                  onClick={() => setViews((before) => before.filter((one) => one.name !== view.name))}
                />
              </li>
            ))}
          </ul>
          <div className="save-view">
            <Input
              size="small"
              maxLength={40}
              aria-label={t('viewName')}
              placeholder={query === '' ? t('viewNeedsFilter') : t('viewName')}
              disabled={query === ''}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={save}
              data-testid="view-name"
            />
            <Button size="small" type="primary" disabled={name.trim() === '' || query === '' || full} onClick={save}>
              {t('saveView')}
            </Button>
          </div>
          {full && <p className="muted small">{t('tooManyViews', { count: most })}</p>}
        </div>
      }
    >
      <Button type="text" icon={<StarOutlined />} aria-label={t('views')} title={t('views')} data-testid="saved-views" />
    </Popover>
  );
};
