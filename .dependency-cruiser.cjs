/** The folder arrows of docs/architecture.md: what may import what. A test plants a wrong arrow and must see it here. */
const APPS = ['issuer', 'kiosk', 'tally']
/** The folders that the programs are built on. */
const LIBRARIES = ['documents', 'ui', 'words', 'hardware', 'openssl', 'shell', 'election']
const PRODUCT = [...LIBRARIES, ...APPS, 'office', 'online', 'verify']
/** No delivered program contains these folders. */
const BESIDE = ['build', 'fixtures', 'simulation']
const TOP = ['desk', 'scripts', 'bench']
const ABOVE = [...BESIDE, ...TOP]

const OURS = `^(${[...PRODUCT, ...ABOVE].join('|')})/`

/** A test of the product may import from above: it plays the people. */
const only = (from, allowed) => ({
  name: `${from}-arrows`,
  severity: 'error',
  comment: `${from}/ may import only: ${[from, ...allowed].join(', ')} and libraries`,
  from: { path: `^${from}/`, ...(PRODUCT.includes(from) ? { pathNot: '\\.test\\.tsx?$' } : {}) },
  to: {
    path: OURS,
    pathNot: `^(${[from, ...allowed].join('|')})/`,
  },
})

module.exports = {
  forbidden: [
    // The sentences of the voice are clips, which package and list sign: words/voice.tsv, and no other list.
    {
      ...only('election', []),
      comment: 'election/ may import only: election, words/voice.ts and libraries',
      to: { path: OURS, pathNot: '^(election/|words/voice\\.ts$)' },
    },
    only('verify', []),
    only('hardware', ['election']),
    only('openssl', ['election']),
    only('shell', ['election', 'ui', 'words']),
    only('documents', ['election']),
    only('ui', ['election', 'words']),
    only('words', []),
    ...APPS.map((app) => only(app, LIBRARIES)),
    only('office', [...LIBRARIES, 'kiosk', 'tally', 'verify']),
    only('online', ['documents', 'ui', 'words', 'openssl', 'election', 'hardware']),
    only('build', []),
    only('fixtures', ['election']),
    only('simulation', [...PRODUCT, 'build', 'fixtures']),
    ...TOP.map((folder) => only(folder, [...PRODUCT, ...BESIDE])),
    {
      name: 'ballots-are-looked-at',
      severity: 'error',
      comment: 'of the voting machine only its page is the office’s, to be looked at before anything is signed',
      from: { path: '^office/', pathNot: ['\\.test\\.ts$', '^office/screens/look-page'] },
      to: { path: '^kiosk/' },
    },
    {
      name: 'of-a-ballot-only-its-page',
      severity: 'error',
      comment: 'screen and types of its view; no service of a voting machine',
      from: { path: '^office/screens/look-page' },
      to: { path: '^kiosk/', pathNot: '^kiosk/(screens|session)/' },
    },
    {
      name: 'keys-are-made-apart',
      severity: 'error',
      comment:
        'what makes keys, package, media and cards reaches no app, no terminal and no words; the commands give it all',
      from: { path: '^office/(files|prepare|personalise)/', pathNot: '\\.test\\.ts$' },
      to: { path: OURS, pathNot: '^(office/(files|prepare|personalise)|election|hardware|openssl|documents)/' },
    },
    {
      name: 'one-command-one-program',
      severity: 'error',
      comment: 'only `ippyo count` enters the tally, only `ippyo verify` the independent reader',
      from: { path: '^office/', pathNot: ['\\.test\\.ts$', '^office/(commands/(count|verify)|check-page)/'] },
      to: { path: '^(tally|verify)/' },
    },
    {
      name: 'the-box-side-knows-no-person',
      severity: 'error',
      comment: 'who votes is known on the roll side, what was cast on the box side; no program holds both',
      from: { path: '^online/box-side/', pathNot: '\\.test\\.ts$' },
      to: { path: '^online/(roll-side|database/roll)/' },
    },
    {
      name: 'online-has-no-device',
      severity: 'error',
      comment: 'one room of hardware/ alone: that in which files appear whole',
      from: { path: '^online/', pathNot: '\\.test\\.ts$' },
      to: { path: '^hardware/(?!files/)' },
    },
    {
      name: 'online-pages-and-witness-use-no-hardware',
      severity: 'error',
      comment: 'pages run in a browser, and a witness shares no code with those whom it watches',
      from: { path: '^online/(voter|staff|page-server|witness)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^hardware/' },
    },
    {
      name: 'the-roll-side-knows-no-ballot',
      severity: 'error',
      comment: 'the other half of the same wall',
      from: { path: '^online/roll-side/', pathNot: '\\.test\\.ts$' },
      to: { path: '^online/(box-side|database/box)/' },
    },
    {
      name: 'the-page-knows-no-server',
      severity: 'error',
      comment:
        'the voter’s page and the server of its files hold neither side: what they need of both is in election/online',
      from: { path: '^online/(voter|page-server)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^online/(?!voter/|page-server/|headers|static-file|strict-server)' },
    },
    {
      name: 'the-office-pages-know-no-server',
      severity: 'error',
      comment: 'pages of the office reach the roll by its messages alone, which are in election/online/wire',
      from: { path: '^online/staff/', pathNot: '\\.test\\.ts$' },
      to: { path: '^online/(?!staff/)' },
    },
    {
      name: 'no-test-cards-in-a-program',
      severity: 'error',
      comment: 'anybody can make a card of the invented authority: no program that is delivered can reach it',
      from: { path: `^(${PRODUCT.join('|')})/`, pathNot: ['^online/test-jpki/', '\\.test\\.tsx?$'] },
      to: { path: '^online/test-jpki/' },
    },
    {
      name: 'a-witness-trusts-no-sequencer',
      severity: 'error',
      comment: 'who judges the log shares with its writer only the format (election/online), and how a server ends',
      from: { path: '^online/witness/', pathNot: '\\.test\\.ts$' },
      to: { path: '^online/(?!witness/|closing)' },
    },
    {
      name: 'pure-core',
      severity: 'error',
      comment: 'election/ and every session/ are pure: no Node module, no device, no screen',
      from: {
        path: '^(election/|(issuer|kiosk|tally|office|online/(voter|staff))/session/)',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'session-knows-no-services',
      severity: 'error',
      comment:
        'a session returns effects as data; services/ run them. The words for what they answer are the session’s own',
      from: { path: '^(issuer|kiosk|tally|office|online/(voter|staff))/session/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^((issuer|kiosk|tally|office|online/(voter|staff))/(services|screens)|office/(files|roll|voice|terminal|commands)/|hardware/[^/]+/(driver|simulator|fake))',
      },
    },
    {
      name: 'screens-know-no-services',
      severity: 'error',
      comment: 'a screen sees the view and sends events; keys, media and files are out of its reach',
      from: { path: '^(issuer|kiosk|tally|office)/screens/' },
      to: {
        path: '^((issuer|kiosk|tally|office)/services|office/(files|prepare|personalise|roll|voice|terminal|commands)|hardware)/',
      },
    },
    {
      name: 'session-takes-no-value-from-hardware',
      severity: 'error',
      comment: 'a session knows the types of what devices report; what works on them is a service’s',
      from: { path: '^(issuer|kiosk|tally|office)/session/', pathNot: '\\.test\\.ts$' },
      to: { path: '^hardware/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'a-machine-reads-no-spreadsheet',
      severity: 'error',
      comment: 'the decoder of old encodings is the office’s: what a machine shares with the import is written forms',
      from: { path: '^(kiosk|issuer|tally|documents|hardware|shell|verify)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(election/definition/import/(?!written-forms)|election/roll/import/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    ...[
      ['keys-know-no-definition', 'election/keys/', 'election/definition/'],
      ['a-definition-knows-no-roll-list', 'election/definition/', 'election/roll/'],
      ['the-count-knows-no-paper-of-a-station', 'documents/(?!station/)', 'documents/station/'],
    ].map(([name, from, to]) => ({
      name,
      severity: 'error',
      comment: 'one way each, types included: what lies below is read without what lies above',
      from: { path: `^${from}`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^${to}` },
    })),
    {
      name: 'a-kind-is-a-room-of-its-own',
      severity: 'error',
      comment: 'nothing of one kind of contest is in the files of another one',
      from: { path: '^(election|verify)/kinds/([^/]+)/' },
      to: { path: '^(election|verify)/kinds/[^/]+/', pathNot: '^$1/kinds/$2/' },
    },
    {
      name: 'a-kind-is-asked-by-the-list',
      severity: 'error',
      comment:
        'who asks for one kind by its folder forgets the others: `kinds.ts` alone enters the folders. What a contest of a kind signs is its `rule.ts`',
      from: { path: OURS, pathNot: ['^(election|verify)/kinds/', '\\.test\\.tsx?$'] },
      to: { path: '^(election|verify)/kinds/[^/]+/', pathNot: '/rule\\.ts$' },
    },
    {
      name: 'no-seeded-source-in-production',
      severity: 'error',
      comment: 'apps and the office never reach a seeded source, the desk, the simulation or a fixture',
      from: {
        path: `^(${APPS.join('|')}|office|online|election|hardware|openssl|documents|ui|shell)/`,
        pathNot: '\\.test\\.tsx?$',
      },
      to: { path: `^(${ABOVE.join('|')})/` },
    },
    {
      name: 'the-kernel-is-for-the-count',
      severity: 'error',
      comment:
        'arithmetic of our own, not constant-time: mixers, holders and the counting PC, and the check of a cast by a collector; never kiosk, issuer or verify',
      from: {
        path: OURS,
        pathNot: [
          '^election/group/kernel/',
          '^tally/services/',
          '^online/box-side/collector/cast-check',
          '^(simulation|bench|scripts)/',
        ],
      },
      to: { path: '^election/group/kernel/' },
    },
    {
      name: 'no-electron-outside-its-entry',
      severity: 'error',
      comment: 'requiring electron under plain Node starts a download',
      from: { pathNot: '^shell/electron/entry' },
      to: { path: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'types included: of two files that need each other, one cannot be read before the other',
      from: {},
      to: { circular: true },
    },
    { name: 'not-found', severity: 'error', comment: 'every import resolves', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The site's generator has packages of its own, which only `npm run site` installs (docs/decisions/034).
    exclude: { path: '^(dist|out|test-results)/|^scripts/.+/node_modules/|^scripts/site/generator/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
