/**
 * Broken bundles: each is the honest bundle with one lie in it, and everything else made to fit as well as a forger can. `fails`: every number of
 * docs/formats/bundle.md §6 that does not hold then, the row's own first.
 */

import type { Broken } from './broken.ts'
import { BROKEN_DISTRICTS } from './broken-districts.ts'
import type { Files } from './change-bundle.ts'
import {
  added,
  bytesIn,
  chainAnswer,
  countFitted,
  exchanged,
  flipped,
  HEADER,
  idAt,
  inTurn,
  mixElement,
  mixScalar,
  otherRow,
  plusOne,
  plusOrder,
  ROWS,
  refusedWith,
  rowAnswer,
  rowsOf,
  stale,
  swapRows,
  textIn,
  times,
  unknownRow,
  voteRow,
  without,
} from './forged-files.ts'
import { WITH_WHAT_STAYS } from './what-stays-is-in-it.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const manifestWith = (from: RegExp, to: string) =>
  stale('manifest.json', (bytes) => utf8(new TextDecoder().decode(bytes).replace(from, to)))
const record = 136
const votes = 'votes-0.bin'
/** Where the last record begins: one with larger bytes breaks no order there. */
const LAST = HEADER + (ROWS - 1) * record
const ofMix = 'a mix hashes the columns of its input'
const ofSets = 'the sum of the sets sees it too'
const V = { columns: 'V23 V24 V25 V26 V27 V28', opening: 'V29 V30 V32' }

/** The vote that only the honest bundle has. */
const goneFrom = (honest: Files) => (files: Files) => {
  const rows = (of: Files, count: number) => Array.from({ length: count }, (_, row) => voteRow(votes, row)(of))
  const kept = new Set(rows(files, ROWS - 1).map(String))
  return rows(honest, ROWS).find((each) => !kept.has(String(each))) ?? new Uint8Array(record)
}

const strangersPart = (files: Files) =>
  inTurn(
    without('open-0-3.bin'),
    added('open-0-9.bin', bytesIn('open-0-3.bin', 16, [0, 9])(files).get('open-0-3.bin') as Uint8Array),
  )(files)

export const BROKEN: readonly Broken[] = [
  ...WITH_WHAT_STAYS,
  { fails: 'V01', lie: 'a file too many', change: added('extra.bin', new Uint8Array(3)) },
  { fails: 'V01', lie: 'a file of an unknown kind', change: added('keys-0.bin', new Uint8Array(64)) },
  { fails: 'V01', lie: 'a number with a leading zero in a name', change: added('mix-0-01.bin', new Uint8Array(64)) },
  { fails: 'V01', lie: 'a seal of another length', change: added('seals/1-9.bin', new Uint8Array(4095)) },
  { fails: 'V01', lie: 'no count', change: without('count.json') },
  {
    fails: 'V01',
    lie: 'no manifest',
    change: (files) => new Map([...files].filter(([name]) => name !== 'manifest.json')),
  },
  { fails: 'V01', lie: 'no package', change: without('package/package.json') },
  { fails: 'V01', lie: 'no candidate list', change: without('package/candidate-list-1.json') },
  { fails: 'V01', lie: 'a signature of no report', change: added('reports/9.sig', new Uint8Array(129)) },
  {
    fails: 'V01 V15',
    lie: 'no sums of the blinds',
    change: without('sets.json'),
    because: 'nothing is held against the seals without them',
  },
  { fails: 'V01', lie: 'a file that the manifest does not know', change: stale('extra.bin', () => new Uint8Array(1)) },
  { fails: 'V01', lie: 'a manifest that is none', change: stale('manifest.json', () => utf8('{}')) },
  { fails: 'V01', lie: 'a manifest that was not written anew', change: manifestWith(/"bytes":[0-9]+/, '"bytes":1') },
  { fails: 'V01', lie: 'a manifest in another order', change: manifestWith(/(\{[^{}]*\}),(\{[^{}]*\})\]/, '$2,$1]') },
  { fails: 'V01', lie: 'a size as a fraction', change: manifestWith(/"bytes":4096/, '$&.0') },
  {
    fails: 'V01 V36',
    lie: 'a signature of no round of roll lists',
    change: without('roll-round.ippyo'),
    because: 'the round of the reports is away',
  },
  { fails: 'V01', lie: 'approvals of no online seal', change: added('seals/online-approvals.json', utf8('{}')) },
  { fails: 'V01', lie: 'a signature of no declaration', change: added('lost-media.sig', new Uint8Array(104)) },
  { fails: 'V02', lie: 'no opened list', change: without('opened-0.bin') },
  { fails: 'V02', lie: 'no votes of a contest', change: without('votes-1.bin') },
  { fails: 'V02', lie: 'no refused records of a contest', change: without('refused-1.bin') },
  {
    fails: 'V02',
    lie: 'votes of a contest that the package has not',
    change: (files) => added('votes-2.bin', bytesIn('votes-0.bin', 10, [0, 2])(files).get(votes) as Uint8Array)(files),
  },
  {
    fails: 'V02 V31',
    lie: 'a part of a holder is gone',
    change: without('open-0-3.bin'),
    because: 'k parts are asked for by both',
  },
  { fails: 'V04', made: 'one-mixer', lie: 'one mix alone, and all that follows from it' },
  { fails: 'V04', lie: 'the first mix left out', change: without('mix-0-1.bin') },
  {
    fails: `V04 ${V.opening}`,
    lie: 'the last mix left out',
    change: without('mix-0-2.bin'),
    because: 'the parts of the holders name the last mixer',
  },
  ...BROKEN_DISTRICTS,
  {
    fails: 'V11 V15',
    lie: 'a record that begins with another number',
    change: bytesIn(votes, HEADER, [0, 2]),
    because: ofSets,
  },
  { fails: 'V11 V15', lie: 'a record of another contest', change: bytesIn(votes, LAST + 2, [0, 1]), because: ofSets },
  { fails: 'V11 V15', lie: 'a byte where none belongs', change: bytesIn(votes, LAST + 7, [1]), because: ofSets },
  { fails: 'V14', made: 'machine-counts', lie: 'a seal says one record more than the list has' },
  { fails: 'V14 V15', made: 'dropped-record', lie: 'a record is dropped', because: ofSets },
  {
    fails: 'V14 V15',
    made: 'copied-record',
    lie: 'a record is there twice',
    because: ofSets,
  },
  { fails: 'V15', made: 'swapped-record', lie: 'a record instead of another' },
  { fails: 'V15', lie: 'another sum of the blinds', change: textIn('sets.json', /"blind":"../, '"blind":"00') },
  {
    fails: 'V15',
    lie: 'a contest without its blind',
    change: textIn('sets.json', /\{"blind":"[0-9a-f]+","contest":0\},/, ''),
  },
  {
    fails: 'V15',
    lie: 'a blind of a contest that there is not',
    change: textIn('sets.json', /(\{"blind":"[0-9a-f]+","contest":)1\}/, '$11},$12}'),
  },
  { fails: 'V15', lie: 'a contest as a fraction', change: textIn('sets.json', '"contest":0', '"contest":0.0') },
  { fails: 'V15', lie: 'blinds in another order', change: textIn('sets.json', /(\{[^{}]*\}),(\{[^{}]*\})/, '$2,$1') },
  { fails: `V16 ${V.columns}`, lie: 'two votes exchanged', change: swapRows(votes, record, 1, 2), because: ofMix },
  {
    fails: `V16 V15 ${V.columns}`,
    lie: 'a vote instead of its neighbour',
    change: (files) => bytesIn(votes, HEADER + record, voteRow(votes, 0)(files))(files),
    because: ofMix,
  },
  {
    fails: 'V17 V14 V15',
    made: 'dropped-record',
    lie: 'a good record is refused',
    change: (files, honest) => refusedWith(goneFrom(honest))(files),
    because: 'a record of the other contest is away',
  },
  { fails: 'V17', made: 'twin-chosen', lie: 'of two records with one A the later one is the vote' },
  {
    fails: 'V17 V14 V15',
    lie: 'refused records in another order',
    change: refusedWith(() => new Uint8Array(2 * record).fill(9, 0, 1)),
    because: 'no machine sealed them',
  },
  {
    fails: 'V19',
    lie: 'an opened list of one row less',
    change: rowsOf('opened-0.bin', (body) => body.slice(4), ROWS - 1),
  },
  {
    fails: 'V19',
    lie: 'an opened list of one row more',
    change: rowsOf('opened-0.bin', (body) => Uint8Array.from([...body, 0, 0, 0, 0]), ROWS + 1),
  },
  {
    fails: 'V19',
    lie: 'a holder’s part of one row less',
    change: rowsOf('open-0-1.bin', (body) => body.slice(32), ROWS - 1),
  },
  {
    fails: 'V19',
    lie: 'a last mix of one row less',
    change: rowsOf('mix-0-2.bin', (body) => body.slice(224), ROWS - 1),
  },
  {
    fails: 'V20 V02',
    lie: 'another format in a header',
    change: bytesIn('opened-0.bin', 8, [0, 2]),
    because: 'a file without its header is none',
  },
  {
    fails: 'V20 V02',
    lie: 'a file of another package',
    change: flipped('opened-0.bin', 32),
    because: 'a file without its header is none',
  },
  {
    fails: 'V20 V02',
    lie: 'a byte of the header where none belongs',
    change: bytesIn('opened-0.bin', 31, [1]),
    because: 'a file without its header is none',
  },
  { fails: 'V20', lie: 'a mixer of a number that no header has', change: added('mix-0-65536.bin', new Uint8Array(64)) },
  {
    fails: 'V20',
    lie: 'an element of the first mix is none',
    change: bytesIn('mix-0-1.bin', mixElement(2, 3), new Uint8Array(32).fill(255)),
  },
  {
    fails: 'V20',
    lie: 'the highest bit of an element is set',
    change: (files) =>
      bytesIn('mix-0-2.bin', mixElement(3, 1) + 31, [
        ((files.get('mix-0-2.bin') as Uint8Array)[mixElement(3, 1) + 31] ?? 0) | 0x80,
      ])(files),
  },
  { fails: 'V20', lie: 'a response of a mix above the order', change: plusOrder('mix-0-1.bin', mixScalar(2)) },
  {
    fails: 'V20',
    lie: 'the response of a holder above the order',
    change: plusOrder('open-0-1.bin', HEADER + 32 * (ROWS + 2)),
  },
  {
    fails: 'V20 V15',
    lie: 'the answer of a record above the order',
    change: plusOrder(votes, HEADER + 104),
    because: ofSets,
  },
  {
    fails: `V20 V15 ${V.columns}`,
    lie: 'A of a record is the identity',
    change: bytesIn(votes, HEADER + 8, new Uint8Array(32)),
    because: ofMix,
  },
  {
    fails: 'V20',
    lie: 'the element of an unknown row is none',
    change: unknownRow(() => new Uint8Array(32).fill(255)),
  },
  { fails: 'V21 V15', lie: 'a record whose proof fails', change: plusOne(votes, HEADER + 104), because: ofSets },
  {
    fails: 'V21 V15',
    lie: 'a record with the proof of another',
    change: (files) => bytesIn(votes, HEADER + 72, voteRow(votes, 1)(files).subarray(72))(files),
    because: ofSets,
  },
  {
    fails: `V21 V15 ${V.columns}`,
    lie: 'a vote moved in its record',
    change: bytesIn(votes, HEADER + 40, times(7)),
    because: ofMix,
  },
  { fails: 'V23', lie: 'another answer for the sum of the commitments', change: plusOne('mix-0-1.bin', mixScalar(0)) },
  { fails: 'V24', lie: 'another answer for the product of the weights', change: plusOne('mix-0-1.bin', mixScalar(1)) },
  { fails: 'V25', lie: 'another answer for the weighted commitments', change: plusOne('mix-1-2.bin', mixScalar(2)) },
  { fails: 'V26', made: 'mixer-a', lie: 'a mixer spoils a vote, and all that follows is honest' },
  { fails: 'V27', made: 'mixer-c', lie: 'a mixer moves two votes, and all that follows is honest' },
  {
    fails: 'V26 V27',
    lie: 'another answer for the new randomness',
    change: plusOne('mix-0-1.bin', mixScalar(3)),
    because: 'both columns share it',
  },
  { fails: 'V28', lie: 'another answer for a link of the chain', change: plusOne('mix-0-1.bin', chainAnswer(2)) },
  {
    fails: 'V25 V26 V27 V28',
    lie: 'another weight in a row',
    change: plusOne('mix-0-1.bin', rowAnswer(2)),
    because: 'four equations share it',
  },
  {
    fails: V.columns,
    lie: 'the first mixes of two contests exchanged',
    change: exchanged('mix-0-1.bin', 'mix-1-1.bin'),
    because: 'all equations share the challenge',
  },
  {
    fails: `${V.columns} ${V.opening}`,
    lie: 'the two mixes of a contest exchanged',
    change: exchanged('mix-0-1.bin', 'mix-0-2.bin'),
    because: 'all equations share the challenge',
  },
  { fails: 'V29', made: 'holder-other-key', lie: 'a holder with a share of another key, and a list to fit' },
  { fails: 'V30', made: 'holder-d', lie: 'a holder moves two votes, and the list fits' },
  {
    fails: 'V29 V30',
    lie: 'another answer of a holder',
    change: plusOne('open-0-1.bin', HEADER + 32 * (ROWS + 2)),
    because: 'both equations share it',
  },
  {
    fails: V.opening,
    lie: 'the parts of two holders exchanged',
    change: exchanged('open-0-1.bin', 'open-0-3.bin'),
    because: 'all equations share the columns',
  },
  { fails: 'V31', made: 'three-holders', lie: 'a holder more than are needed' },
  {
    fails: 'V31 V20',
    made: 'three-holders',
    lie: 'a holder more, and an unknown row is no element',
    change: unknownRow(() => new Uint8Array(32).fill(255)),
    because: 'each is seen without the other',
  },
  { fails: 'V31', lie: 'a holder of whom the package knows nothing', change: strangersPart },
  {
    fails: 'V31 V02',
    lie: 'the same, without the opened list',
    change: inTurn(strangersPart, without('opened-0.bin')),
    because: 'the list is missed too',
  },
  {
    fails: 'V32',
    lie: 'a vote moved, and the count to fit',
    change: (files) =>
      countFitted(
        idAt(
          () => 0,
          (of) => new DataView((of.get('opened-0.bin') as Uint8Array).buffer).getUint32(HEADER + 4 * otherRow(of)),
        )(files),
      ),
  },
  {
    fails: 'V32',
    lie: 'two rows exchanged',
    change: (files) => swapRows('opened-0.bin', 4, 0, otherRow(files))(files),
  },
  {
    fails: 'V32',
    lie: 'an id of no list, and the count to fit',
    change: (files) =>
      countFitted(
        idAt(
          () => 0,
          () => 99,
        )(files),
      ),
  },
  { fails: 'V32', lie: 'a vote called unreadable, and the count to fit', change: unknownRow(() => times(424242)) },
  {
    fails: 'V32',
    lie: 'an unknown row without its element',
    change: (files) =>
      countFitted(
        idAt(
          () => 0,
          () => 0,
        )(files),
      ),
  },
  { fails: 'V33', lie: 'a vote more for somebody', change: textIn('count.json', '"records":4}', '"records":5}') },
  { fails: 'V33', lie: 'a record more', change: textIn('count.json', '"records":7,', '"records":8,') },
  {
    fails: 'V33',
    lie: 'a refused record that is not there',
    change: textIn('count.json', '"refused":0', '"refused":1'),
  },
  {
    fails: 'V33',
    lie: 'an unopened row that is not there',
    change: textIn('count.json', '"unopened":0', '"unopened":1'),
  },
  { fails: 'V33', lie: 'ended votes are fewer', change: textIn('count.json', '"ended":1', '"ended":0') },
  { fails: 'V33', lie: 'a contest is gone', change: textIn('count.json', /,\{"contest":1.*\}\]/, ']') },
  { fails: 'V33', lie: 'a number as a fraction', change: textIn('count.json', '"records":7,', '"records":7.0,') },
  { fails: 'V33', lie: 'a flag instead of a number', change: textIn('count.json', '"ended":1', '"ended":true') },
  {
    fails: 'V33 V02',
    lie: 'a number below zero, of a contest that is not opened',
    change: inTurn(without('opened-0.bin'), textIn('count.json', '"refused":0', '"refused":-1')),
    because: 'the list is missed too',
  },
  { fails: 'V33', lie: 'a count with a blank', change: textIn('count.json', ',', ', ') },
  { fails: 'V33', lie: 'a count that is none', change: added('count.json', utf8('{}')) },
]
