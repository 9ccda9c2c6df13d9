// Part of the stand-in Electron. Its Node has an older native interface than our better-sqlite3 wants and
// would crash: take the copy built for it, also in worker threads and utility processes, which do not
// inherit this hook by themselves.
'use strict';
if (Number(process.versions.napi) < 10) {
  const Module = require('node:module');
  const path = require('node:path');
  const workers = require('node:worker_threads');

  const folder = path.join(process.resourcesPath ?? path.join(path.dirname(process.execPath), 'resources'), 'native');
  const sqlite = path.join(folder, 'node_modules/better-sqlite3/lib/index.js');

  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return request === 'better-sqlite3' ? sqlite : resolveFilename.call(this, request, ...rest);
  };

  workers.Worker = class Worker extends workers.Worker {
    constructor(file, options = {}) {
      const execArgv = ['--require', path.join(folder, 'hook.cjs'), ...(options.execArgv ?? [])];
      super(file, { ...options, execArgv });
    }
  };

  if (process.type === 'browser') {
    const { utilityProcess } = require('electron');
    const fork = utilityProcess.fork;
    // a utility process ignores --require: start a launcher that loads this hook, then the real module
    utilityProcess.fork = (file, args = [], options = {}) =>
      fork.call(utilityProcess, path.join(folder, 'launch.cjs'), [file, ...args], options);
  }
}
