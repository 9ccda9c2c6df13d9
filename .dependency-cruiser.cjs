// Who may import whom. Tests are free to read what they need, but only the program may be shipped.
const notTest = { pathNot: '\\.test\\.tsx?$' };
/** @type {(names: string) => string} */
const mainLayers = (names) => `^main/(${names})(/|\\.ts$)`;

/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...notTest, ...from },
  to,
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-cycle', 'two modules that need each other are one module, or three', {}, { circular: true }),
    forbid('resolvable', 'an import that cannot be followed cannot be guarded', {}, { couldNotResolve: true }),
    forbid(
      'electron-in-four-places',
      'everything else runs under plain Node',
      {
        pathNot:
          '^main/app/|^main/index\\.ts$|^main/ipc/register\\.ts$|^preload/index\\.ts$|^build/(?:runtime/stand-in|empty-window)/',
      },
      { path: '(^|/)node_modules/electron/|^electron$' },
    ),
    forbid('tests-are-leaves', 'nothing rests on a test', {}, { path: '\\.test\\.tsx?$' }),
    forbid(
      'build-is-not-shipped',
      'what is in build/ never reaches the program',
      { path: '^(main|preload|renderer)/' },
      { path: '^build/' },
    ),
    forbid(
      'domain-is-pure',
      'the domain imports only itself: no Node, no package, no other layer',
      { path: '^main/domain/' },
      { pathNot: '^main/domain/' },
    ),
    forbid(
      'formats-are-pure',
      'bytes in, records out: of Node only what handles bytes',
      { path: '^main/formats/' },
      {
        dependencyTypes: ['core'],
        pathNot: '^(node:)?(stream|stream/.*|buffer|zlib|crypto|string_decoder|util)$',
      },
    ),
    forbid(
      'formats-inwards',
      'formats know the domain',
      { path: '^main/formats/' },
      { path: `${mainLayers('app|ipc|data|documents|jobs|index|engine|cli')}|^(preload|renderer)/` },
    ),
    forbid(
      'data-inwards',
      'data know the domain',
      { path: '^main/data/' },
      { path: `${mainLayers('app|ipc|formats|documents|jobs|index|engine|cli')}|^(preload|renderer)/` },
    ),
    forbid(
      'migrations-are-frozen',
      'a migration imports nothing from the program, which changes while it must not',
      { path: '^main/data/migrations/[0-9]' },
      { path: '^(main|preload|renderer|resources)/' },
    ),
    forbid(
      'documents-inwards',
      'a document is made from its model alone',
      { path: '^main/documents/' },
      { path: `${mainLayers('app|ipc|data|formats|jobs|index|engine|cli')}|^(preload|renderer)/` },
    ),
    forbid(
      'jobs-inwards',
      'jobs use domain, formats, data and documents',
      { path: '^main/jobs/' },
      { path: `${mainLayers('app|ipc|index|engine|cli')}|^preload/(?!contract\\.ts$)|^renderer/` },
    ),
    forbid(
      'handlers-inwards',
      'handlers serve the window and the command line alike',
      { path: '^main/ipc/' },
      { path: `${mainLayers('app|index|engine|cli')}|^preload/(?!contract\\.ts$)|^renderer/` },
    ),
    forbid(
      'app-is-a-frame',
      'the Electron side holds no work of its own',
      { path: '^main/app/' },
      {
        path: `${mainLayers('data|formats|documents|jobs|index|engine|cli')}|^preload/(?!contract\\.ts$)|^renderer/`,
      },
    ),
    forbid(
      'shared-by-all-of-main',
      'what lies beside the layers (messages, places) is used by all of them and uses the domain alone',
      { path: '^main/(?!index\\.|engine\\.|cli\\.)[^/]+\\.ts$' },
      {
        path: `${mainLayers('app|ipc|data|formats|documents|jobs|index|engine|cli')}|^(preload|renderer)/`,
      },
    ),
    forbid(
      'command-line-without-window',
      'the command line runs under plain Node',
      { path: '^main/cli\\.ts$' },
      {
        path: `${mainLayers('app|index')}|^main/ipc/register\\.ts$|^preload/(?!contract\\.ts$)|^renderer/`,
      },
    ),
    forbid(
      'contract-is-a-list',
      'the contract names types of the domain and loads nothing',
      { path: '^preload/contract\\.ts$' },
      { pathNot: '^main/domain/' },
    ),
    forbid(
      'contract-loads-nothing',
      'the contract names types of the domain and loads nothing',
      { path: '^preload/contract\\.ts$' },
      { dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'preload-is-a-loop',
      'the bridge knows the contract and Electron',
      { path: '^preload/(?!contract\\.ts$)' },
      { pathNot: '^preload/|(^|/)node_modules/electron/|^electron$' },
    ),
    forbid(
      'renderer-sees-the-contract',
      'the page reaches the engine through the contract alone',
      { path: '^renderer/' },
      { path: '^(main|build)/|^preload/(?!contract\\.ts$)' },
    ),
    forbid('renderer-without-node', 'the page has no Node', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      importsFields: ['imports'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
