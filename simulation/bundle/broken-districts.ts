/** Broken bundles whose lie is about a machine, a station or the commission: what a pair became, and who signed it. */
import type { Broken } from './broken.ts'
import { added, bytesIn, flipped, inTurn, moved, swappedFiles, textIn, without } from './forged-files.ts'

const ofReport = 'a report that is none excuses no pair'

export const BROKEN_DISTRICTS: readonly Broken[] = [
  {
    fails: 'V03',
    made: 'machine-away',
    lie: 'a machine with all its records, and its seal',
  },
  {
    fails: 'V03 V14 V15',
    lie: 'no seals at all',
    change: inTurn(without('seals/1-1.bin'), without('seals/1-2.bin')),
    because: 'all records are without a seal then',
  },
  {
    fails: 'V03 V14 V15',
    lie: 'no seals, and a vote more for somebody whom nobody chose',
    made: 'copied-record',
    change: inTurn(without('seals/1-1.bin'), without('seals/1-2.bin')),
    because: 'all records are without a seal then',
  },
  { fails: 'V03', made: 'typed', lie: 'a report that nobody signed excuses a pair' },
  { fails: 'V03', made: 'lost-and-sealed', lie: 'a pair is declared lost, and its seal is there' },
  { fails: 'V03', made: 'never-started', lie: 'a pair is declared never started, and its report says that it was' },
  {
    fails: 'V03',
    made: 'lost',
    lie: 'the declaration of a lost pair is gone',
    change: inTurn(without('lost-media.json'), without('lost-media.sig')),
  },
  { fails: 'V03', made: 'lost', lie: 'a declaration without its signature', change: without('lost-media.sig') },
  { fails: 'V03', made: 'lost', lie: 'a declaration that another key signed', change: flipped('lost-media.sig', 60) },
  {
    fails: 'V03',
    made: 'lost',
    lie: 'a declaration in other words',
    change: textIn('lost-media.json', '異議なし', '異議あり'),
  },
  { fails: 'V05', lie: 'a package without its signature', change: without('package/package.sig') },
  {
    fails: 'V05',
    lie: 'a package in other words',
    change: textIn('package/package.json', '見本市長選挙', '見本市町選挙'),
  },
  { fails: 'V05', lie: 'a candidate list without its signature', change: without('package/candidate-list-1.sig') },
  {
    fails: 'V05',
    lie: 'a candidate list that another key signed',
    change: flipped('package/candidate-list-1.sig', 60),
  },
  {
    fails: 'V05',
    lie: 'an approval that nobody signed',
    change: textIn('package/approvals-1.json', /"signature":"../, '"signature":"00'),
  },
  {
    fails: 'V05',
    lie: 'one approval alone',
    change: textIn('package/approvals-1.json', /,\{"key":"[0-9a-f]+","record":null,"signature":"[0-9a-f]+"\}\]/, ']'),
  },
  {
    fails: 'V05',
    lie: 'two approvals by one person',
    change: textIn('package/approvals-1.json', /(\{"key":"[^{}]+\}),\{[^{}]+\}\]/, '$1,$1]'),
  },
  {
    fails: 'V05',
    lie: 'approvals of another package',
    change: textIn('package/approvals-1.json', /"package":"../, '"package":"00'),
  },
  {
    fails: 'V05',
    made: 'live',
    lie: 'a real election that nobody approved',
    change: without('package/approvals-1.json'),
  },
  ...(
    [
      ['with a number of a contest that its station has not', 'machine-other-records'],
      ['with K of a contest that its station has not', 'machine-other-k'],
      ['with words where zeros belong', 'machine-words'],
      ['without the hash of its annex', 'machine-annex'],
      ['of a failed medium that there is not', 'machine-failed'],
      ['with bytes between its fields', 'machine-between'],
      ['of a machine of another station', 'machine-elsewhere'],
    ] as const
  ).map(([lie, made]) => ({ fails: 'V07', made, lie: `a seal ${lie}` })),
  { fails: 'V07', lie: 'a seal that no machine signed', change: flipped('seals/1-1.bin', 4040) },
  {
    fails: 'V08 V03',
    lie: 'no report of a station',
    change: inTurn(without('reports/1.json'), without('reports/1.sig')),
    because: ofReport,
  },
  { fails: 'V08 V03', lie: 'a report without its signature', change: without('reports/1.sig'), because: ofReport },
  {
    fails: 'V08 V03',
    lie: 'a report with other figures',
    change: textIn('reports/1.json', '"registered":400', '"registered":401'),
    because: ofReport,
  },
  {
    fails: 'V08 V03',
    lie: 'a report signed by a machine of another station',
    change: swappedFiles('reports/1.sig', 'reports/2.sig'),
    because: ofReport,
  },
  {
    fails: 'V08',
    lie: 'a report typed in beside the one that is signed',
    change: (files) => added('reports/2-typed.json', files.get('reports/2.json') as Uint8Array)(files),
  },
  {
    fails: 'V08 V03',
    made: 'typed',
    lie: 'a typed report of another station',
    change: moved('reports/2-typed.json', 'reports/1-typed.json'),
    because: ofReport,
  },
  { fails: 'V07', lie: 'a seal of another election', change: flipped('seals/1-1.bin', 16) },
  { fails: 'V07', lie: 'a seal of another key set', change: flipped('seals/1-1.bin', 24) },
  {
    fails: 'V07',
    lie: 'a seal under the name of another pair',
    change: (files) => added('seals/1-3.bin', files.get('seals/1-1.bin') as Uint8Array)(files),
  },
  { fails: 'V07', lie: 'a seal of a day', change: bytesIn('seals/1-2.bin', 10, [0]) },
  { fails: 'V07', made: 'machine-format', lie: 'a seal of format 2' },
  { fails: 'V07', made: 'machine-day', lie: 'a seal of a day on which its station does not vote' },
  { fails: 'V07', made: 'machine-key', lie: 'a seal without the key of the page checks' },
  { fails: 'V07', made: 'machine-contests', lie: 'a seal without a contest of its station' },
  {
    fails: 'V07 V03',
    made: 'machine-pair',
    lie: 'a seal of a pair that the package has not',
    because: 'the pair whose seal it was has none',
    change: (files) =>
      inTurn(without('seals/1-1.bin'), added('seals/1-9.bin', files.get('seals/1-1.bin') as Uint8Array))(files),
  },
  { fails: 'V36', made: 'other-list', lie: 'a roll list that the commission did not give to the station' },
  {
    fails: 'V36',
    lie: 'no round of roll lists, and reports that name one',
    change: inTurn(without('roll-round.ippyo'), without('roll-round.sig')),
  },
  { fails: 'V36', lie: 'a round of roll lists without its signature', change: without('roll-round.sig') },
  { fails: 'V36', lie: 'a round of roll lists that another key signed', change: flipped('roll-round.sig', 60) },
  { fails: 'V36', made: 'round-by-one', lie: 'a round of roll lists that one person approved' },
  {
    fails: 'V36',
    lie: 'a round of roll lists in other words',
    change: textIn('roll-round.ippyo', '"last":true', '"last":false'),
  },
  { fails: 'V36', made: 'round-not-last', lie: 'a round of roll lists that is not the last one' },
  { fails: 'V36', made: 'round-earlier', lie: 'a round of roll lists before that of the reports' },
  { fails: 'V36', made: 'round-short', lie: 'a round of roll lists without a station' },
]
