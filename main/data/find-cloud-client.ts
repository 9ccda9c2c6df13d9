/** Whether a folder is synchronised by a cloud client: two machines may then write the same file at once. */

export type CloudClient =
  'OneDrive' | 'Dropbox' | 'Google Drive' | 'iCloud' | 'Nextcloud' | 'ownCloud' | 'kDrive' | 'MEGA';

/** What is asked of the machine. */
export interface CloudClues {
  readonly platform: string;
  /** Environment of the program: OneDrive says there where its folders are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Names in a folder; none where it cannot be read. */
  readonly list: (folder: string) => readonly string[];
}

/** Names of the folders that the clients make. */
const folderNames: readonly (readonly [CloudClient, RegExp])[] = [
  ['OneDrive', /^onedrive( - .+)?$/i],
  ['Dropbox', /^dropbox( \(.+\))?$/i],
  ['Google Drive', /^(google ?drive|my drive|mon drive)$/i],
  ['iCloud', /^(icloud ?drive|com~apple~clouddocs)$/i],
  ['Nextcloud', /^nextcloud\d*$/i],
  ['ownCloud', /^owncloud\d*$/i],
  ['kDrive', /^kdrive\d*$/i],
  ['MEGA', /^mega(sync)?$/i],
];

/** Folders below macOS' `~/Library/CloudStorage`, named after the client and the account. */
const macStorage: readonly (readonly [CloudClient, RegExp])[] = [
  ['OneDrive', /^onedrive/i],
  ['Dropbox', /^dropbox/i],
  ['Google Drive', /^googledrive/i],
  ['Nextcloud', /^nextcloud/i],
  ['ownCloud', /^owncloud/i],
  ['kDrive', /^kdrive/i],
  ['MEGA', /^mega/i],
];

/** Files that the clients leave at the top of what they synchronise. */
const markers: readonly (readonly [CloudClient, RegExp])[] = [
  ['Dropbox', /^\.dropbox(\.cache)?$/],
  ['Google Drive', /^\.tmp\.drive(up|down)load$/],
  ['Nextcloud', /^(\.nextcloudsync\.log|\._?sync_[0-9a-f]+\.db)$/],
  ['ownCloud', /^\.owncloudsync\.log$/],
  ['MEGA', /^\.megaignore$/],
];

const environmentNames = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'];

/**
 * The client that synchronises the folder of a file, or null.
 *
 * @param path full path of the file
 */
export function findCloudClient(path: string, clues: CloudClues): CloudClient | null {
  const separator = clues.platform === 'win32' ? '\\' : '/';
  const folders = path.split(separator).slice(0, -1);
  return (
    findByEnvironment(path, clues) ??
    findByName(folders, clues.platform) ??
    findByMarker(folders, separator, clues.list) ??
    null
  );
}

function findByEnvironment(path: string, { platform, environment }: CloudClues): CloudClient | undefined {
  if (platform !== 'win32') return undefined;
  const lower = path.toLowerCase();
  const isInside = environmentNames.some((name) => {
    const folder = environment[name]?.toLowerCase() ?? '';
    return folder !== '' && lower.startsWith(`${folder}\\`);
  });
  return isInside ? 'OneDrive' : undefined;
}

function findByName(folders: readonly string[], platform: string): CloudClient | undefined {
  if (platform === 'darwin') {
    const storage = folders.indexOf('CloudStorage');
    const account = storage > 0 && folders[storage - 1] === 'Library' ? folders[storage + 1] : undefined;
    const client = account === undefined ? undefined : macStorage.find(([, name]) => name.test(account));
    if (client) return client[0];
    if (folders.some((name, index) => name === 'Mobile Documents' && folders[index - 1] === 'Library')) return 'iCloud';
  }
  // the innermost decides: a Dropbox folder may lie inside another
  for (const folder of folders.toReversed()) {
    const client = folderNames.find(([, name]) => name.test(folder));
    if (client) return client[0];
  }
  return undefined;
}

function findByMarker(
  folders: readonly string[],
  separator: string,
  list: CloudClues['list'],
): CloudClient | undefined {
  // not the root: what lies at the top of a disk says nothing about one folder
  for (let depth = folders.length; depth > 1; depth -= 1) {
    const names = list(folders.slice(0, depth).join(separator));
    const client = markers.find(([, marker]) => names.some((name) => marker.test(name)));
    if (client) return client[0];
  }
  return undefined;
}
