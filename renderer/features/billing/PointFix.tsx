import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingPoint } from '#contract';
import { useNavigation } from '../../app/navigation.ts';
import { shiftPeriod } from '../../app/period.ts';

interface Props {
  readonly point: BillingPoint;
  readonly onSeeBills: () => void;
}

/** The button that leads to where a point is settled, or can be seen. */
export function PointFix({ point, onSeeBills }: Props): ReactElement {
  const { t } = useTranslation();
  const { goTo, period, setPeriod } = useNavigation();
  const { code, meterId, direction, params } = point;
  const button = (label: string, onClick: () => void): ReactElement => (
    <Button variant="default" onClick={onClick}>
      {label}
    </Button>
  );
  switch (code) {
    case 'missing-values':
      return button(t('billing.fix.import'), () => {
        goTo('imports');
      });
    case 'meter-without-owner':
      return button(t('home.metersButton'), () => {
        goTo('participants', direction === 'production' ? { newPlant: { meterId } } : { newMeterId: meterId ?? '' });
      });
    case 'no-plant':
      return button(t('participants.addPlant'), () => {
        goTo('participants', { newPlant: { meterId: null } });
      });
    case 'member-without-address':
    case 'business-without-siren':
      return button(t('billing.fix.member'), () => {
        goTo('participants', { member: Number(params['memberId']) });
      });
    case 'no-energy':
    case 'estimated-values':
    case 'missing-values-accepted':
      return button(t('billing.fix.energy'), () => {
        goTo('energy');
      });
    case 'period-already-billed':
      return button(t('billing.fix.send'), onSeeBills);
    case 'key-missing':
      return button(t('billing.fix.key'), () => {
        goTo('keys');
      });
    case 'meter-without-price':
      return button(t('billing.fix.price'), () => {
        goTo('keys', { keysTab: 'prices' });
      });
    case 'period-not-over':
      return button(t('period.previous'), () => {
        setPeriod(shiftPeriod(period, -1));
      });
  }
}
