import { describe, expect, it } from 'vitest';
import { findCloudClient, type CloudClues } from './find-cloud-client.ts';

const find = (platform: string, path: string, more: Partial<CloudClues> = {}): string | null =>
  findCloudClient(path, { platform, environment: {}, list: () => [], ...more });

const holding =
  (folder: string, name: string): CloudClues['list'] =>
  (asked) =>
    asked === folder ? ['notes.txt', name] : [];

describe('a folder synchronised by a cloud client', () => {
  it.each([
    ['C:\\Users\\Anne\\OneDrive\\Documents\\op.partajoule', 'OneDrive'],
    ['C:\\Users\\Anne\\OneDrive - Mairie de Drayze\\op.partajoule', 'OneDrive'],
    ['C:\\Users\\Anne\\Dropbox (Personal)\\op.partajoule', 'Dropbox'],
    ['G:\\Mon Drive\\coop\\op.partajoule', 'Google Drive'],
    ['C:\\Users\\Anne\\iCloudDrive\\op.partajoule', 'iCloud'],
    ['C:\\Users\\Anne\\kDrive\\op.partajoule', 'kDrive'],
    ['C:\\Users\\Anne\\Documents\\MEGAsync\\op.partajoule', 'MEGA'],
  ])('is known on Windows: %s', (path, client) => {
    expect(find('win32', path)).toBe(client);
  });

  it.each([
    ['/Users/anne/Library/CloudStorage/OneDrive-Personal/op.partajoule', 'OneDrive'],
    ['/Users/anne/Library/CloudStorage/GoogleDrive-anne@example.org/My Drive/op.partajoule', 'Google Drive'],
    ['/Users/anne/Library/CloudStorage/Dropbox/op.partajoule', 'Dropbox'],
    ['/Users/anne/Library/Mobile Documents/com~apple~CloudDocs/coop/op.partajoule', 'iCloud'],
    ['/Users/anne/Nextcloud2/op.partajoule', 'Nextcloud'],
  ])('is known on macOS: %s', (path, client) => {
    expect(find('darwin', path)).toBe(client);
  });

  it.each([
    ['/home/anne/Nextcloud/op.partajoule', 'Nextcloud'],
    ['/home/anne/ownCloud/coop/op.partajoule', 'ownCloud'],
    ['/home/anne/Dropbox/op.partajoule', 'Dropbox'],
    ['/home/anne/Dropbox/Nextcloud/op.partajoule', 'Nextcloud'],
    ['/home/anne/MEGA/op.partajoule', 'MEGA'],
  ])('is known on Linux: %s', (path, client) => {
    expect(find('linux', path)).toBe(client);
  });

  it('is known by what OneDrive tells its programs, whatever the folder is called', () => {
    const environment = { OneDriveCommercial: 'D:\\Mairie' };
    expect(find('win32', 'd:\\mairie\\coop\\op.partajoule', { environment })).toBe('OneDrive');
    expect(find('win32', 'D:\\Mairie2\\op.partajoule', { environment })).toBeNull();
    expect(find('linux', '/D:\\Mairie/op.partajoule', { environment })).toBeNull();
  });

  it.each([
    ['.dropbox.cache', 'Dropbox'],
    ['.tmp.driveupload', 'Google Drive'],
    ['.sync_3f2a9c01.db', 'Nextcloud'],
    ['.owncloudsync.log', 'ownCloud'],
    ['.megaignore', 'MEGA'],
  ])('is known by the file %s in a folder above', (marker, client) => {
    expect(find('linux', '/home/anne/coop/2026/op.partajoule', { list: holding('/home/anne/coop', marker) })).toBe(
      client,
    );
    expect(find('win32', 'D:\\coop\\op.partajoule', { list: holding('D:\\coop', marker) })).toBe(client);
  });

  it('is not seen where there is none', () => {
    expect(find('win32', 'C:\\Users\\Anne\\Documents\\op.partajoule')).toBeNull();
    expect(find('linux', '/home/anne/Documents/dropbox-notes/op.partajoule')).toBeNull();
    expect(find('linux', '/home/anne/megajoules/op.partajoule')).toBeNull();
    expect(find('darwin', '/Users/anne/Documents/Dropbox.partajoule')).toBeNull();
    expect(find('linux', '/home/anne/coop/op.partajoule', { list: holding('/home/bob', '.dropbox') })).toBeNull();
  });
});
