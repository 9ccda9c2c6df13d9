// Part of the stand-in Electron: first module of a utility process.
'use strict';
require('./hook.cjs');
const [file] = process.argv.splice(2, 1);
process.argv[1] = file;
require(file);
