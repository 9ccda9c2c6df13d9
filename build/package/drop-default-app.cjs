// electron-builder leaves the runtime's own empty program in a folder it was given; ours replaces it.
'use strict';
const { rmSync } = require('node:fs');
const { join } = require('node:path');

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
exports.default = ({ appOutDir, electronPlatformName }) => {
  if (electronPlatformName === 'linux') rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
};
