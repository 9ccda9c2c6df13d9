/**
 * Every page by name. The home page comes with the program; the others are read when they are first shown, or as
 * soon as the window has nothing to do, so that the start does not wait for charts and documents.
 */
import { lazy, type ComponentType } from 'react';
import { HomePage } from '../features/home/HomePage.tsx';
import type { PageName } from './navigation.ts';

const loaders = {
  energy: async () => (await import('../features/energy/EnergyPage.tsx')).EnergyPage,
  participants: async () => (await import('../features/participants/ParticipantsPage.tsx')).ParticipantsPage,
  keys: async () => (await import('../features/keys/KeysPage.tsx')).KeysPage,
  billing: async () => (await import('../features/billing/BillingPage.tsx')).BillingPage,
  documents: async () => (await import('../features/documents/DocumentsPage.tsx')).DocumentsPage,
  imports: async () => (await import('../features/import/ImportsPage.tsx')).ImportsPage,
  settings: async () => (await import('../features/app/SettingsPage.tsx')).SettingsPage,
};

const lazyPage = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

export const pages: Readonly<Record<PageName, ComponentType>> = {
  home: HomePage,
  energy: lazyPage(loaders.energy),
  participants: lazyPage(loaders.participants),
  keys: lazyPage(loaders.keys),
  billing: lazyPage(loaders.billing),
  documents: lazyPage(loaders.documents),
  imports: lazyPage(loaders.imports),
  settings: lazyPage(loaders.settings),
};

/** Reads the pages that were not shown yet. */
export function loadEveryPage(): void {
  for (const load of Object.values(loaders)) void load();
}
