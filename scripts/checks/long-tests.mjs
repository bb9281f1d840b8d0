/** Whole days, enumerations, real processes and all above a few seconds: `npm test` runs them. The others have a process each. */
export const LONG = [
  'documents/{printed-forms,station/station-papers}.test.ts',
  'issuer/{a-card-of-after-the-failure,cards-nobody-can-read,closing-and-report,closing-in-order,crash-and-restart,disks-on-real-file-systems}.test.ts',
  'issuer/{helped-voters,on-the-wire,own-disk-fails,refused-voters-and-cards,reports-again,secrecy-of-the-books}.test.ts',
  'issuer/{the-log-of-the-day,unused-issuer,whatever-is-typed}.test.ts',
  'office/prepare/{falls-away,list-stick,name-font,planted-files,prepare-imported,read-sources,share-stick}.test.ts',
  'office/{prepare/stick-in-slot,terminal/{a-name-that-writes-over-the-verdict,command-line,refusals}}.test.ts',
  '**/*.long.test.{ts,tsx}',
  'simulation/**',
  'election/ballot-box/sealed-medium.test.ts',
  'hardware/card-reader/{a-late-loss,babbling-chip,card-pulled-at-every-command,noisy-line}.test.ts',
  'hardware/headphones/{no-descriptor-is-left,on-the-wire,stretch}.test.ts',
  'hardware/medium/{barrier,faults-contract}.test.ts',
  'issuer/cards-left-over.test.ts',
  'kiosk/{a-day-at-one-kiosk,a-dead-machines-pair,media-on-real-file-systems,what-the-machine-remembers}.test.ts',
  'kiosk/services/ballot-box/{one-medium-fails,a-day-on-real-files}.test.ts',
  'kiosk/session/any-order-of-happenings.test.ts',
  'scripts/fixtures/*.test.ts',
  'office/{commands,personalise}/**/*.test.ts',
  'documents/station/pen-fields-of-the-polling-record.test.ts',
  'office/{a-project-survives-weeks,services/media}.test.ts',
  'office/voice/{a-voice-is-made-and-approved,engines/engines}.test.ts',
  'scripts/setup/install-scripts.test.ts',
  'shell/{dead-browser,live-only-as-built,loopback-only,no-debugger,open-shell}.test.ts',
  'shell/{chromium/{browser,flood,glass},machine/{live-start,try-browser}}.test.ts',
  'tally/{a-district-is-counted,no-figure-below-the-district,passphrases-do-not-stay}.test.ts',
  'tally/{the-box-is-believed,two-results-never-differ}.test.ts',
  'verify/{any-bytes,each-medium-beside-each-other,reports-are-held-against-media}.test.ts',
  'tally/services/documents/figures-on-paper-are-the-json.test.ts',
  'tally/services/{each-byte-between-two-stages,stop-waits-for-the-log}.test.ts',
  'tally/services/{open,receive}/*.test.ts',
]

/** Tests at the ports, with ciphers, books and wires: a second each. `npm test` runs them; the inner loop does not. */
export const AT_THE_PORTS = [
  '{issuer,kiosk,tally,desk}/*.test.{ts,tsx}',
  '{issuer,kiosk,tally,office}/services/**/*.test.ts',
  '{hardware,documents,online,openssl,verify,fixtures,shell}/**/*.test.ts',
  'kiosk/screens/candidate-grid.test.ts',
  'office/roll/*.test.ts',
  'scripts/{packages,prove,pictures,fixtures}/**/*.test.ts',
  'scripts/start-built.test.ts',
  // Core and screens that take seconds: groups and proofs, pages of papers, each key of a glass.
  'election/{group/kernel/kernel-group,mix/check-shuffle,keys/signature}.test.ts',
  'election/online/{card/check-card,sorting/sorting,sorting/sorting-of-cards-and-voids}.test.ts',
  'kiosk/screens/low-keys.test.ts',
  'office/{papers-are-printed,papers/every-paper-is-a4}.test.ts',
  // Programs that are started, and cards that are printed.
  'scripts/{advisories/advisories,checks/{arrows,every-script-says-its-usage,the-wall-cards-are-true}}.test.ts',
]

const inSimulation = (...folders) => folders.map((folder) => `simulation/${folder}`)

/** Folders and files that are left out of the tests' own two places: whichever place is free plays the next part of them (docs/decisions/035). */
export const PARTS = [
  inSimulation('promises', 'rare-moments', 'stations'),
  inSimulation('crash-states', 'desk-days', 'online'),
  inSimulation('bugs', 'counting', 'group', 'proofs', 'roll-lists', 'scenarios', 'secrecy'),
  inSimulation('crash-mistakes', 'districts', 'every-byte', 'failing-io', 'feels', 'fuzz', 'taking-back'),
]
export const PARTS_WHOLE = [
  ['scripts/packages/debian-rules.long.test.ts', 'tally/services/mix/a-long-list-is-not-held.long.test.ts'],
  ['verify/bundle/every-byte-of-a-bundle.long.test.ts', 'tally/every-district-ends-in-a-bundle.long.test.ts'],
  inSimulation('failing-io'),
  inSimulation('promises'),
  inSimulation('secrecy'),
  inSimulation('rare-moments', 'scenarios', 'stations'),
  inSimulation('attacks', 'count-kills', 'kills'),
  inSimulation('election-day'),
  inSimulation('crash-states', 'desk-days', 'districts', 'every-byte'),
  inSimulation('bundle', 'fuzz', 'online'),
]

/** The longest tests, longest first: begun last, one of them would be waited for. A clean checkout remembers no times. */
export const LONGEST = [
  'kiosk/screens/every-page.long.test.ts',
  'simulation/election-day/two-stations.long.test.ts',
  'office/voice/voices-of-the-invented-elections.long.test.ts',
  'desk/guide/tour.long.test.ts',
  'issuer/screens/every-page.long.test.ts',
  'scripts/pictures/what-records-lies-apart.long.test.ts',
  'simulation/failing-io/every-operation-fails.test.ts',
  'simulation/stations/stations-keep-the-promises.test.ts',
  'simulation/failing-io/power-goes-in-the-books.test.ts',
  'simulation/secrecy/raw/must-be-caught.test.ts',
  'simulation/election-day/a-rehearsal.long.test.ts',
  'simulation/kills/killed-while-voting.test.ts',
  'simulation/count-kills/killed-while-counting.test.ts',
  'desk/a-voter-by-ear-at-the-desk.long.test.ts',
  'kiosk/what-was-heard-is-what-was-opened.long.test.ts',
  'simulation/desk-days/a-day-keeps-the-rules.test.ts',
  'simulation/promises/promise-7-a-bad-day-at-the-desk.test.ts',
  'simulation/election-day/early-voting.long.test.ts',
  'simulation/crash-states/every-crash-state.test.ts',
  'scripts/pictures/fingers-on-the-glass.long.test.ts',
  'simulation/secrecy/raw/raw-disks-tell-nothing.test.ts',
  'simulation/fuzz/every-decoder.test.ts',
]

/**
 * Long tests with a process each: they start a browser or a program, listen in real time, search a memory, look at processes of their own,
 * or put another in the place of a module, folder, clock or surroundings. All other long tests come one after the other in a process that
 * loads the modules once (docs/decisions/035); `long-tests.test.ts` holds that those leave it as they found it.
 */
export const OWN_PROCESS = [
  ...LONGEST,
  'desk/**/*.long.test.ts',
  // They listen to modules that other tests have loaded, or put others in their place.
  'documents/station/pen-fields-of-the-polling-record.test.ts',
  'hardware/{card-reader/a-late-loss,headphones/{no-descriptor-is-left,on-the-wire,stretch},medium/barrier}.test.ts',
  'issuer/cards-left-over.test.ts',
  '{issuer,kiosk}/screens/*.long.test.ts',
  'kiosk/{*.long,what-the-machine-remembers}.test.ts',
  'office/commands/of-a-project.test.ts',
  'office/{services/keys,voice}/*.long.test.ts',
  'scripts/{*,packages/*,pictures/*}.long.test.{ts,tsx}',
  'shell/{dead-browser,live-only-as-built,loopback-only,no-debugger,open-shell}.test.ts',
  'shell/{chromium/{browser,flood,glass},machine/live-start}.test.ts',
  'simulation/{attacks,bugs,count-kills,crash-states,doors,ears,election-day,failing-io,fuzz,group,kills,online}/**/*.test.ts',
  'simulation/{power-cuts,rare-moments,scenarios,secrecy,stations}/**/*.test.ts',
  'simulation/promises/only-what-was-delivered-opens.test.tsx',
  'simulation/promises/{promise-2-durable-is-flushed-and-read-back,promise-3-nobody-can-tell-who-voted-for-whom}.test.ts',
  'office/commands/count/count-in-use.test.ts',
  'tally/{no-figure-below-the-district,passphrases-do-not-stay}.test.ts',
  'tally/{a-full-disk-costs-one-press,a-stick-between-two-pcs-fails,a-stick-is-used-again,what-dies-in-a-mix-is-begun-anew}.long.test.ts',
  // Each of its 400 collections walks the whole heap: after a hundred other tests they took seven minutes instead of one.
  'tally/services/mix/a-long-list-is-not-held.long.test.ts',
  'tally/services/{open/the-tally-dies,receive/a-bug-costs-its-slot,stop-waits-for-the-log}.test.ts',
  'verify/the-district-opens-whole-or-not-at-all.long.test.ts',
]

/**
 * Left to `npm test -- --whole` (docs/decisions/035): tests of many seconds. Each rule that any test cites is cited by one that
 * is not in this list, and most planted mistakes redden one; `long-tests.test.ts` holds both.
 */
export const LEFT_TO_THE_WHOLE = [
  'desk/{a-bug-on-the-desk,a-voter-by-ear-at-the-desk}.long.test.ts',
  'desk/guide/tour.long.test.ts',
  'documents/{nothing-stands-alone,published-schemas}.test.ts',
  'desk/online/leads-the-whole-way.long.test.ts',
  'election/definition/import/other-layouts.long.test.ts',
  'hardware/card-reader/{card-pulled-at-every-command,noisy-line}.test.ts',
  'hardware/printer/printer.test.ts',
  'issuer/a-live-station-from-its-eve-to-its-erasing.long.test.ts',
  'issuer/{cards-left-over,cards-nobody-can-read,papers-are-printed,papers-of-the-station,reports-again,whatever-is-typed}.test.ts',
  'issuer/{the-books-are-erased,two-desks}.test.ts',
  'issuer/screens/every-page.long.test.ts',
  'issuer/services/books/a-long-roll-is-taken-in.long.test.ts',
  'kiosk/{voting-by-ear,what-was-heard-is-what-was-opened}.long.test.ts',
  'kiosk/{a-dead-machines-pair,a-medium-is-pulled-before-the-closing,media-on-real-file-systems}.test.ts',
  'kiosk/screens/{a-message-moves-nothing,every-page}.long.test.ts',
  'office/{ippyo,one-file-for-auditors}.long.test.ts',
  'office/{a-project-survives-weeks,papers-are-printed}.test.ts',
  'office/check-page/page-and-command-agree.long.test.ts',
  'office/commands/{bundle,of-a-project,roll-list,sort-online}.test.ts',
  'office/commands/count/{count,count-in-use,count-minutes,count-paper,count-tells,count-typed,one-holder-after-the-other}.test.ts',
  'office/commands/verify/verify.test.ts',
  'office/picture/by-picture.long.test.ts',
  'office/prepare/name-font.test.ts',
  'office/services/a-voice-is-made.long.test.ts',
  'office/services/{media,number-approvals,who-signs-and-what-starts}.test.ts',
  'office/services/keys/{nothing-is-made-twice,the-key-process,what-was-heard-is-signed}.long.test.ts',
  'office/voice/{the-voters-page-is-spoken,voices-of-the-invented-elections}.long.test.ts',
  'office/voice/a-voice-is-made-and-approved.test.ts',
  'online/main/keys-of-nobody.test.ts',
  'scripts/{another-users-cache,loaded-packages,voice-times}.long.test.ts',
  'scripts/{advisories/advisories,fixtures/verifiable-count-vectors,prove/ledger}.test.ts',
  'scripts/fixtures/media-recover-as-expected.long.test.ts',
  'scripts/packages/{debian-rules,packages,technician-page,verify-package}.long.test.ts',
  'scripts/packages/check-machine.test.ts',
  'scripts/pictures/{a-lot-read-differently,all-names-in-one-ink,cards-that-come-back-at-the-desk,fingers-on-the-glass}.long.test.ts',
  'scripts/pictures/{hand-figures,other-ways-at-the-desk,roll-and-papers-at-the-desk,the-count-button-is-in-sight}.long.test.ts',
  'scripts/pictures/{the-evening-at-the-desk,what-a-hand-leaves-at-the-desk,what-records-lies-apart,what-was-entered-at-the-desk}.long.test.ts',
  'scripts/pictures/in-a-third-language.long.test.tsx',
  'scripts/site/site.long.test.ts',
  'scripts/trace/project.long.test.ts',
  'shell/no-debugger.test.ts',
  'shell/chromium/glass.test.ts',
  'simulation/attacks/the-insider-alone.test.ts',
  'simulation/bundle/broken-bundles.long.test.ts',
  'simulation/count-kills/killed-while-counting.test.ts',
  'simulation/election-day/{a-rehearsal,early-voting,two-stations}.long.test.ts',
  'simulation/every-byte/{both-readers-agree,every-changed-byte-is-seen}.long.test.ts',
  'simulation/failing-io/{every-operation-fails,power-goes-in-the-books,power-goes-in-the-reports}.test.ts',
  'simulation/fuzz/every-decoder.test.ts',
  'simulation/kills/killed-while-voting.test.ts',
  'simulation/online/{a-second-site,each-side-knows-its-own,killed-while-casting}.long.test.ts',
  'simulation/online/strangers-ask.test.ts',
  'simulation/power-cuts/{a-real-disk-fails,power-cut-while-voting}.test.ts',
  'simulation/rare-moments/power-goes-in-every-turn.test.ts',
  'simulation/roll-lists/{a-declaration-of-the-page-reaches-the-tally,a-list-of-the-page-reaches-the-desk}.test.ts',
  'simulation/secrecy/raw/{must-be-caught,raw-disks-tell-nothing}.test.ts',
  'simulation/stations/{shipped-and-reference-agree,stations-keep-the-promises}.test.ts',
  'tally/{a-full-disk-costs-one-press,a-medium-comes-on-paper,a-second-pc-mixes,a-second-pc-mixes-online-votes}.long.test.ts',
  'tally/{a-stick-between-two-pcs-fails,a-stick-is-used-again,every-district-ends-in-a-bundle,what-dies-in-a-mix-is-begun-anew}.long.test.ts',
  'tally/{an-online-box-is-lost,passphrases-do-not-stay,the-box-is-believed,two-results-never-differ}.test.ts',
  'tally/services/each-byte-between-two-stages.test.ts',
  'tally/services/mix/a-long-list-is-not-held.long.test.ts',
  'tally/services/open/{a-holder-opens-the-complete-list,a-holder-opens-what-was-sealed}.test.ts',
  'tally/services/receive/hostile-scans.long.test.ts',
  'verify/each-file-of-a-count-is-checked.long.test.ts',
  'verify/any-bytes.test.ts',
  'verify/bundle/{every-byte-of-a-bundle,the-list-is-what-was-sealed,two-checkers-agree,what-the-public-gets}.long.test.ts',
  'verify/bundle/check-bundle.test.ts',
]

/** The day in a browser that `npm test` plays: the desk from the first card to the result. */
export const DAYS_OF_EACH_RUN = ['desk/browser/by-hand.spec.ts']
/** In the title of a part of it that is left to the whole run: the day in English. */
export const BROAD_TAG = '@broad'
