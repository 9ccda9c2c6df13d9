/** Every page by name. */
import type { ComponentType } from 'react';
import { SettingsPage } from '../features/app/SettingsPage.tsx';
import { BillingPage } from '../features/billing/BillingPage.tsx';
import { DocumentsPage } from '../features/documents/DocumentsPage.tsx';
import { EnergyPage } from '../features/energy/EnergyPage.tsx';
import { HomePage } from '../features/home/HomePage.tsx';
import { ImportsPage } from '../features/import/ImportsPage.tsx';
import { KeysPage } from '../features/keys/KeysPage.tsx';
import { ParticipantsPage } from '../features/participants/ParticipantsPage.tsx';
import type { PageName } from './navigation.ts';

export const pages: Readonly<Record<PageName, ComponentType>> = {
  home: HomePage,
  energy: EnergyPage,
  participants: ParticipantsPage,
  keys: KeysPage,
  billing: BillingPage,
  documents: DocumentsPage,
  imports: ImportsPage,
  settings: SettingsPage,
};
