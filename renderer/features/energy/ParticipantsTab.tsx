import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyParticipantDays, EnergyPeriod } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { ParticipantEnergy } from './ParticipantEnergy.tsx';
import type { TableMode } from './Picture.tsx';
import { SmallMultiples } from './SmallMultiples.tsx';

interface Props {
  readonly energy: EnergyPeriod;
  readonly mode: TableMode;
}

/** Every participant small, or one of them at full size. */
export function ParticipantsTab({ energy, mode }: Props): ReactElement {
  const { t } = useTranslation();
  const { period } = useNavigation();
  const work = useEngineWork('energy.getParticipants', { period });
  const [open, setOpen] = useState<EnergyParticipantDays | null>(null);
  const data = work.query.data;
  // the same one after the period has changed
  const shown =
    open && data?.participants.find(({ meterId, memberId }) => meterId === open.meterId && memberId === open.memberId);
  return (
    <>
      <WorkNotice work={work} title={t('energy.working')} />
      {data && shown && (
        <ParticipantEnergy
          participant={shown}
          days={data.days}
          mode={mode}
          onBack={() => {
            setOpen(null);
          }}
        />
      )}
      {data && !shown && (
        <SmallMultiples
          days={data.days}
          participants={data.participants}
          energy={energy}
          mode={mode}
          onOpen={setOpen}
        />
      )}
    </>
  );
}
