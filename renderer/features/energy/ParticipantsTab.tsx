import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyOwner, EnergyPeriod } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { ParticipantEnergy } from './ParticipantEnergy.tsx';
import type { TableMode } from './Picture.tsx';
import { SmallMultiples } from './SmallMultiples.tsx';

interface Props {
  readonly energy: EnergyPeriod;
  /** The one opened, in whatever period. */
  readonly owner: EnergyOwner | null;
  readonly onOpen: (owner: EnergyOwner | null) => void;
  readonly mode: TableMode;
}

/** Every participant small, or one of them at full size. */
export function ParticipantsTab({ energy, owner, onOpen, mode }: Props): ReactElement {
  const { t } = useTranslation();
  const { period } = useNavigation();
  const work = useEngineWork('energy.getParticipants', { period });
  const data = work.query.data;
  const shown = data?.participants.find(
    ({ meterId, memberId }) => meterId === owner?.meterId && memberId === owner.memberId,
  );
  return (
    <>
      <WorkNotice work={work} title={t('energy.working')} />
      {data && shown && (
        <ParticipantEnergy
          participant={shown}
          days={data.days}
          mode={mode}
          onBack={() => {
            onOpen(null);
          }}
        />
      )}
      {data && !shown && (
        <SmallMultiples
          days={data.days}
          participants={data.participants}
          energy={energy}
          mode={mode}
          onOpen={({ meterId, memberId }) => {
            if (memberId !== null) onOpen({ meterId, memberId });
          }}
        />
      )}
    </>
  );
}
