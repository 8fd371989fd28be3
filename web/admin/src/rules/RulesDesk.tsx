import { Alert, App, Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UndoRedo } from '../app/UndoRedo.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { ChangeList } from './ChangeList.tsx';
import { ProgrammeEntries } from './ProgrammeEntries.tsx';
import { cleanedLists, listFields, type ListForms, type ListName } from './programme-lists.ts';
import { RulesProposal } from './RulesProposal.tsx';
import { type Desk, type Programme, proposeProgramme } from './queries.ts';
import { asSent, nextOf } from './rule-table.ts';
import { RulesTable } from './RulesTable.tsx';
import { Terms } from './Terms.tsx';
import { TrialView } from './TrialView.tsx';
import { useRulesCheck } from './useRulesCheck.ts';
import { useRulesEditor } from './useRulesEditor.ts';
import { VersionsView } from './VersionsView.tsx';

interface RulesDeskProps {
  readonly programmeId: string;
  readonly desk: Desk;
}

/** One programme's rules at work: the table of the next version, how it differs, what it would change, and all versions. */
export const RulesDesk = ({ programmeId, desk }: RulesDeskProps) => {
  const { t } = useTranslation('rules');
  const { actor, operations } = useMe();
  const { modal } = App.useApp();
  const say = useSay();
  const propose = useCommand(proposeProgramme);
  const [proposing, setProposing] = useState(false);
  const { proposal, versions, today, revision } = desk;
  const last = versions[0]!.programme as Programme;
  const mine = proposal?.proposedBy === actor.id;
  const proposed = proposal && (mine || !proposal.returned) ? (proposal.programme as Programme) : null;
  const initial = useMemo(() => proposed ?? nextOf(last, today), [proposed, last, today]);
  const begunOn = `${last.version}/${mine && proposal ? proposal.edition : 0}`;
  const editor = useRulesEditor(programmeId, begunOn, initial, last);
  const mayPropose = 'proposeProgramme' in operations;
  const othersWaits = proposal !== null && !mine && !proposal.returned;
  const edits = mayPropose && !othersWaits;
  const shown = edits ? editor.programme : (proposed ?? last);
  const lists = useMemo(() => listFields(desk.forms as ListForms, shown.jobs), [desk.forms, shown.jobs]);
  const sent = useMemo(() => cleanedLists(asSent(shown), lists), [shown, lists]);
  const check = useRulesCheck(sent);

  useHotkeys({ 'Ctrl+KeyZ': editor.undo, 'Ctrl+KeyY': editor.redo }, edits);

  const send = async (note: string) => {
    const outcome = await propose.send({ programme: sent, note }, revision);
    if (outcome.ok) {
      editor.discard();
      say.done(t('proposed'));
    }
    return outcome;
  };
  const discard = (): void =>
    void modal.confirm({
      title: t('discardTitle'),
      content: t('discardLead'),
      okText: t('discard'),
      okButtonProps: { danger: true },
      onOk: () => {
        editor.discard();
        say.done(t('discarded'));
      },
    });

  const ofList = (list: ListName) => ({
    key: list,
    label: `${t(list === 'items' ? 'tabItems' : 'tabJobs')} (${shown[list].length})`,
    children: (
      <ProgrammeEntries
        list={list}
        programme={shown}
        before={last}
        fields={lists}
        problems={check.entries}
        editor={edits ? editor : undefined}
      />
    ),
  });
  const asPublished = !edits && proposed === null;
  const table = (
    <>
      <Terms programme={shown} today={today} problems={edits ? check.others : []} editor={edits ? editor : undefined} />
      <RulesTable programme={shown} before={last.rules} problems={check.rows} editor={edits ? editor : undefined} />
    </>
  );

  return (
    <>
      {proposal && <RulesProposal programmeId={programmeId} proposal={proposal} />}
      {edits && editor.outdated && (
        <Alert
          className="rule-notice"
          type="warning"
          showIcon
          data-testid="rules-outdated"
          title={t('outdated')}
          action={
            <span className="rule-decide">
              <Button type="primary" onClick={editor.rebase}>
                {t('rebase')}
              </Button>
              <Button onClick={discard}>{t('discard')}</Button>
            </span>
          }
        />
      )}
      <div className="rule-bar">
        <span className="muted" data-testid="rules-standing">
          {asPublished
            ? t(last.validFrom > today ? 'inForceFrom' : 'inForceSince', { version: last.version, from: last.validFrom })
            : edits
              ? t('making', { version: shown.version })
              : t('readOnlyWaiting')}
        </span>
        {edits && (
          <>
            <UndoRedo of={editor} />
            {check.count > 0 && (
              <span className="rule-term-problem" data-testid="rules-problems">
                {t('problems', { count: check.count })}
              </span>
            )}
            <span className="rule-decide">
              {editor.touched && <Button onClick={discard}>{t('discard')}</Button>}
              <Button
                type="primary"
                data-testid="rules-propose"
                disabled={!check.upToDate || check.count > 0 || !check.differs || editor.outdated || (mine && !editor.touched)}
                onClick={() => setProposing(true)}
              >
                {t(mine ? 'proposeAgain' : 'propose')}
              </Button>
            </span>
          </>
        )}
      </div>
      <Tabs
        items={[
          { key: 'table', label: t('tabTable'), children: table },
          ofList('items'),
          ofList('jobs'),
          ...(asPublished
            ? []
            : [
                { key: 'changes', label: `${t('tabChanges')} (${check.changes.length})`, children: <ChangeList changes={check.changes} /> },
                {
                  key: 'trial',
                  label: t('tabTrial'),
                  children: <TrialView programme={sent} before={last} wrong={check.count > 0 || !check.upToDate} />,
                },
              ]),
          {
            key: 'versions',
            label: `${t('tabVersions')} (${versions.length})`,
            children: (
              <VersionsView
                versions={versions}
                today={today}
                onTakeOver={
                  edits
                    ? (version) => {
                        editor.takeOver(version.programme as Programme);
                        say.done(t('tookOver', { version: version.version }));
                      }
                    : undefined
                }
              />
            ),
          },
        ]}
      />
      <ReasonDialog
        open={proposing}
        title={t('proposeTitle', { version: shown.version })}
        lead={t('proposeLead', { from: shown.validFrom, count: check.changes.length })}
        action={t('propose')}
        onConfirm={send}
        onClose={() => setProposing(false)}
      />
    </>
  );
};
