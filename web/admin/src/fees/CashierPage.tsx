import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { CashierDays } from './CashierDays.tsx';
import { FeeTable } from './FeeTable.tsx';
import { PaymentTable } from './PaymentTable.tsx';
import { TakePayments } from './TakePayments.tsx';

const views = ['take', 'payments', 'fees', 'days'] as const;

/** Taking payments first; then every movement, every fee, and the days with their closing. */
export const CashierPage = () => {
  const { t } = useTranslation('fees');
  const [parameters] = useSearchParams();
  const view = views.find((name) => name === parameters.get('view')) ?? 'take';
  const choice = (
    <nav className="views" aria-label={t('views')}>
      {views.map((name) => (
        <NavLink key={name} to={`/cashier?view=${name}`} className={name === view ? 'view view-on' : 'view'} data-testid={`view-${name}`}>
          {t(`view.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
  if (view === 'take') return <TakePayments views={choice} />;
  return (
    <div className="page">
      <div className="page-head no-print">
        <h1>{t(`view.${view}`)}</h1>
        {choice}
      </div>
      {view === 'payments' && <PaymentTable />}
      {view === 'fees' && <FeeTable />}
      {view === 'days' && <CashierDays />}
    </div>
  );
};
