/**
 * The bridge: a loop over the contract. The page gets plain functions and plain data; the event object,
 * the paths of dropped files and everything else of Electron stay on this side.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, eventNames, wire } from './contract.ts';

type Listener = (event: unknown) => void;

const listeners = new Map<string, Set<Listener>>(Object.keys(eventNames).map((name) => [name, new Set()]));

ipcRenderer.on(wire.event, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

function listen(name: string, listener: Listener): () => void {
  const own: Listener = (payload) => {
    listener(payload);
  };
  listeners.get(name)?.add(own);
  return () => {
    listeners.get(name)?.delete(own);
  };
}

const call = Object.fromEntries(
  Object.keys(channels).map((channel) => [channel, (input: unknown) => ipcRenderer.invoke(wire.call, channel, input)]),
);

contextBridge.exposeInMainWorld('partajoule', { call, on: listen });

// the first of the two too: what is let go just after it came over something new would not be dropped
for (const name of ['dragenter', 'dragover'] as const) {
  window.addEventListener(name, (event) => {
    event.preventDefault();
  });
}
window.addEventListener('drop', (event) => {
  event.preventDefault();
  const paths = Array.from(event.dataTransfer?.files ?? [], (file) => webUtils.getPathForFile(file)).filter(Boolean);
  if (event.isTrusted && paths.length > 0) ipcRenderer.send(wire.drop, paths);
});
