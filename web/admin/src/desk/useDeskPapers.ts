import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { PaperKind } from '../printing/fetch-papers.ts';
import { useRegistrationPapers } from './useRegistrationPapers.ts';

interface DeskPapers {
  readonly busy: boolean;
  /** Something that the institution prints by itself has not come out, and nothing was printed by hand since. */
  readonly notPrinted: boolean;
  /** Labels for who has just arrived, where the institution prints them then. */
  readonly label: () => void;
  /** One paper, asked for by hand. True: it is at the printer. */
  readonly print: (kind: PaperKind) => Promise<boolean>;
}

/** The papers of one case at the desk: by themselves once somebody is registered or has arrived, and by hand. */
export const useDeskPapers = (caseId: string): DeskPapers => {
  const navigate = useNavigate();
  const { state: route } = useLocation() as { state: { readonly print?: boolean; readonly arrived?: boolean } | null };
  const papers = useRegistrationPapers();
  const [notPrinted, setNotPrinted] = useState(false);

  const asked = useRef(false);
  const toPrint = route?.print === true && papers.kinds !== null;
  useEffect(() => {
    // Once: neither when the page is drawn again, nor after a reload.
    if (!toPrint || asked.current) return;
    asked.current = true;
    void navigate('.', { replace: true, state: { justRegistered: true } });
    void papers.print(caseId, route.arrived === true).then((done) => setNotPrinted(!done));
  }, [toPrint, navigate, papers, caseId, route]);

  const [labelling, setLabelling] = useState(false);
  const toLabel = labelling && papers.kinds !== null;
  useEffect(() => {
    // Somebody may arrive before it is known here what the institution prints then.
    if (!toLabel) return;
    setLabelling(false);
    void papers.printLabels(caseId).then((done) => setNotPrinted(!done));
  }, [toLabel, papers, caseId]);

  return {
    busy: papers.busy,
    notPrinted,
    label: () => setLabelling(true),
    print: async (kind) => {
      if (papers.busy || !(await papers.printOne(kind, caseId))) return false;
      setNotPrinted(false);
      return true;
    },
  };
};
