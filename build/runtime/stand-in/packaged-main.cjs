// First module of a packaged program on the stand-in Electron: a packaged program does not pass through the
// runtime's default_app.asar, which would load this.
'use strict';
const { join } = require('node:path');
require(join(process.resourcesPath, 'native', 'hook.cjs'));
require(join(__dirname, 'out', 'main', 'index.cjs'));
