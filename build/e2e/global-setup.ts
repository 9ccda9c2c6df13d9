import { prepareElectron } from '../runtime/prepare-electron.mjs';

/** Fetching a runtime may take half a minute: outside of any test's time limit. */
export default async function prepareRuntime(): Promise<void> {
  await prepareElectron();
}
