/** What the page may not do, held by Electron itself. */
import { app, session } from 'electron';
import { isPageUrl } from './protocol.ts';

/** Every permission Chromium knows of that the page could ask for, each with why it has it or not. */
const permissions: Readonly<Record<string, { readonly isGranted: boolean; readonly reason: string }>> = {
  'clipboard-read': { isGranted: false, reason: 'pasting goes through the keyboard, which needs no permission' },
  'clipboard-sanitized-write': { isGranted: false, reason: 'copying goes through the keyboard' },
  'display-capture': { isGranted: false, reason: 'nothing is recorded' },
  fileSystem: { isGranted: false, reason: 'files come from dialogs and drops handled by the engine' },
  fullscreen: { isGranted: false, reason: 'the menu does it' },
  geolocation: { isGranted: false, reason: 'no use' },
  hid: { isGranted: false, reason: 'no use' },
  'idle-detection': { isGranted: false, reason: 'no use' },
  keyboardLock: { isGranted: false, reason: 'no use' },
  media: { isGranted: false, reason: 'no camera, no microphone' },
  mediaKeySystem: { isGranted: false, reason: 'no protected media' },
  midi: { isGranted: false, reason: 'no use' },
  midiSysex: { isGranted: false, reason: 'no use' },
  notifications: { isGranted: false, reason: 'the program speaks only in its window' },
  openExternal: { isGranted: false, reason: 'no address is opened outside' },
  pointerLock: { isGranted: false, reason: 'no use' },
  serial: { isGranted: false, reason: 'no use' },
  'speaker-selection': { isGranted: false, reason: 'no sound' },
  'storage-access': { isGranted: false, reason: 'nothing is embedded' },
  'top-level-storage-access': { isGranted: false, reason: 'nothing is embedded' },
  usb: { isGranted: false, reason: 'no use' },
  'window-management': { isGranted: false, reason: 'one window' },
};

export function isPermissionGranted(permission: string): boolean {
  return permissions[permission]?.isGranted ?? false;
}

/** Must run before the first window is made. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Refuses permissions, devices and every request that is not for the page's own files. */
export function lockSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(isPermissionGranted(permission));
  });
  own.setPermissionCheckHandler((_contents, permission) => isPermissionGranted(permission));
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isPageUrl(details.url) || details.url.startsWith('data:') || details.url.startsWith('blob:');
    answer({ cancel: !isOwn && !details.url.startsWith('devtools:') });
  });
  own.on('will-download', (event) => {
    event.preventDefault();
  });
}
