import { useNavigate, useParams } from 'react-router';
import { useHotkeys } from '../app/useHotkeys.ts';
import { DayList } from './DayList.tsx';
import { DeskCase } from './DeskCase.tsx';
import { NewRegistration } from './NewRegistration.tsx';

/** Left who came today, right the person at the desk: somebody known, or a new registration. */
export const DeskPage = () => {
  const { caseId } = useParams();
  const navigate = useNavigate();
  useHotkeys({ F2: () => navigate('/desk', { state: { readCard: true } }) }, caseId !== undefined);
  return (
    <div className="workplace">
      <DayList caseId={caseId} />
      {caseId ? <DeskCase key={caseId} caseId={caseId} /> : <NewRegistration />}
    </div>
  );
};
