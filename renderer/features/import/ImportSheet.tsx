import { Button, Drawer } from '@mantine/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenMappings, FileSelection } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { useJob } from '../../api/use-job.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useLeave } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import foot from '../../components/FormFoot.module.css';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { FileTable } from './FileTable.tsx';
import { ImportDone } from './ImportDone.tsx';
import styles from './ImportSheet.module.css';
import { isImported, toInspectedRow, type InspectedRow } from './inspected-row.ts';
import { MappingEditor } from './MappingEditor.tsx';
import { PasswordForm } from './PasswordForm.tsx';

interface Props {
  readonly selection: FileSelection;
  readonly onClose: () => void;
}

/** The sheet that slides in when files are dropped or chosen: what they are, then the import, then what it did. */
export function ImportSheet({ selection: { selectionId, names }, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const { goTo, setPeriod } = useNavigation();
  const inspect = useJob('import.inspect', { refreshes: false });
  const run = useJob('import.run');
  const leaveOut = useEngineAction('import.leaveOut');
  const [password, setPassword] = useState<string | null>(null);
  const [chosenMappings, setChosenMappings] = useState<ChosenMappings>({});
  const [described, setDescribed] = useState<InspectedRow | null>(null);
  const isStarted = useRef(false);
  const leaveAll = useLeave();
  // what is typed in the page below stays
  const leave = described
    ? leaveAll
    : (proceed: () => void) => {
        proceed();
      };

  useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    void inspect.start({ selectionId, password: null, chosenMappings: {} });
  }, [inspect, selectionId]);

  const rows = (inspect.result?.files ?? []).map(toInspectedRow);
  const ready = rows.filter(isImported).length;
  const isLocked = rows.some((row) => row.state === 'password');
  const unlock = (typed: string): void => {
    setPassword(typed);
    void inspect.start({ selectionId, password: typed, chosenMappings });
  };
  const importReady = async (): Promise<void> => {
    // a file that was named by hand and cannot be read would stop the import: it stays out, as the sheet says
    const refused = rows.filter((row) => !isImported(row) && names.includes(row.name)).map((row) => row.name);
    const left =
      refused.length === 0 ? selectionId : (await leaveOut.mutateAsync({ selectionId, names: refused })).selectionId;
    await run.start({ selectionId: left, password, chosenMappings });
  };
  const chooseMapping = (path: string, name: string | null): void => {
    const others = Object.entries(chosenMappings).filter(([other]) => other !== path);
    const chosen = Object.fromEntries(name === null ? others : [...others, [path, name]]);
    setChosenMappings(chosen);
    setDescribed(null);
    void inspect.start({ selectionId, password, chosenMappings: chosen });
  };
  const close = (): void => {
    leave(() => {
      inspect.cancel();
      onClose();
    });
  };
  const seeEnergy = (month: string | null): void => {
    if (month !== null) setPeriod(month);
    goTo('energy');
    onClose();
  };
  const isBusy = inspect.isRunning || run.isRunning;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={described ? 'min(1400px, 96vw)' : 'min(1000px, 92vw)'}
      title={described ? t('mapping.title', { name: described.name }) : t('import.sheetTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={false}
      closeOnEscape={!run.isRunning && !described}
      withCloseButton={!run.isRunning}
    >
      {described ? (
        <MappingEditor
          file={{ selectionId, password, path: described.file.path, mappingName: described.file.mapping ?? null }}
          onDone={(name) => {
            chooseMapping(described.file.path, name);
          }}
          onCancel={() => {
            setDescribed(null);
          }}
        />
      ) : (
        <div className={styles.sheet}>
          <JobBar job={inspect} title={t('import.inspecting')} />
          <JobBar job={run} title={t('import.running')} />
          <ErrorNotice error={inspect.error ?? leaveOut.error ?? run.error} />
          {run.result ? (
            <ImportDone outcome={run.result} onSeeEnergy={seeEnergy} onClose={onClose} />
          ) : (
            <>
              {isLocked && !isBusy && <PasswordForm onSubmit={unlock} />}
              {rows.length > 0 && <FileTable rows={rows} onDescribe={setDescribed} />}
              {rows.length > 0 && rows.every(({ state }) => state === 'refused') && (
                <Notice kind="wrong" title={t('import.nothing')} />
              )}
              <div className={foot.buttons}>
                <Button variant="default" onClick={close} disabled={run.isRunning}>
                  {t('app.cancel')}
                </Button>
                {ready > 0 && (
                  <Button
                    disabled={isBusy}
                    onClick={() => {
                      void importReady();
                    }}
                  >
                    {t('import.run', { count: ready })}
                  </Button>
                )}
              </div>
            </>
          )}
        </div>
      )}
    </Drawer>
  );
}
