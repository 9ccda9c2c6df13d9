// Part of the stand-in Electron, in the place of Electron's own default app: loads the program whose
// folder is given as the first argument.
'use strict';
const { app } = require('electron');
const Module = require('node:module');
const path = require('node:path');

require(path.join(process.resourcesPath, 'native', 'hook.cjs'));
const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = require(path.join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
Module._load(path.resolve(folder, manifest.main), Module, true);
