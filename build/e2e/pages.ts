/**
 * Every place of the window that a test looks at as a whole: for text that overflows, for axe, for pictures. A
 * new page, tab, drawer or dialog gets a line in `places/`. Places are reached and recognised by the catalogue's
 * words, so that they are the same in every language.
 */
import { abovePlaces } from './places/above-places.ts';
import { billingPlaces, billingYearPlaces, documentPlaces, issuedPlaces } from './places/billing-places.ts';
import { energyPlaces, homePlaces, yearPlaces } from './places/energy-places.ts';
import { importPlaces, settingsPlaces } from './places/file-places.ts';
import { keyPlaces, participantPlaces } from './places/people-places.ts';
import type { Place } from './places/place.ts';

/** Places of the demonstration, one month of which is billed. Those that change the period stand at the end. */
export const operationPlaces: readonly Place[] = [
  ...homePlaces,
  ...energyPlaces,
  ...participantPlaces,
  ...keyPlaces,
  ...billingPlaces,
  ...documentPlaces,
  ...importPlaces,
  ...settingsPlaces,
  ...abovePlaces,
  ...issuedPlaces,
  ...yearPlaces,
  ...billingYearPlaces,
];
