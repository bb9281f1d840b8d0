/** The independent reader stops at the same check as sorting, for each kind of broken export that it can see without cards. */
import { expect, it } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestMask, ElectionId } from '#election/ids.ts'
import { signPortable } from '#election/keys/signature.ts'
import { parseExportedLog, writeExportedLog } from '#election/online/exported-log.ts'
import { cosign } from '#election/online/log/checkpoint.ts'
import { parseNote, writeNote } from '#election/online/log/note.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { SEVERAL, seenByOther } from '#simulation/online/random-evenings.ts'
import { onlineEvening } from '#simulation/rooms/online-evening.ts'

// The seed is that of the evenings of the reader’s trust: gate, exporters and witnesses are the same.
const evening = onlineEvening('random evenings', null, SEVERAL)
const { whole, votes, boxes, handle, election, finished, voidsOf, eventOf } = evening
type Finished = ReturnType<typeof finished>
const once = votes[4] as (typeof votes)[0]
const withCast = (cast: Uint8Array) => ({ events: [...whole.events.slice(0, 4), { ...eventOf(once), cast }] })
const flipped = (bytes: Uint8Array, at: number) => bytes.with(at, (bytes[at] as number) ^ 1)
const spoilt = (file: 'box' | 'log', at: number): Finished => {
  const made = finished()
  return { ...made, files: { ...made.files, [file]: flipped(made.files[file], at) } }
}
const ofAnother = (): Finished => {
  const made = finished()
  const log = parseExportedLog(made.files.log)
  if (log === null) throw new Error('a log that was written')
  return {
    ...made,
    files: { ...made.files, log: writeExportedLog({ ...log, electionId: '1'.repeat(16) as ElectionId }) },
  }
}
const noted = (change: (note: Uint8Array) => Uint8Array): Finished => {
  const made = finished()
  const log = parseExportedLog(made.files.log)
  if (log === null) throw new Error('a log that was written')
  const changed = writeExportedLog({ ...log, checkpoint: change(log.checkpoint) })
  return { ...made, files: { ...made.files, log: changed } }
}
/** The log and its witnesses sign a text with an empty line more. */
const extended = (bytes: Uint8Array): Uint8Array => {
  const note = parseNote(bytes)
  const [own] = note?.signatures ?? []
  if (note === null || own === undefined) throw new Error('a note that was written')
  const text = `${note.text}\n`
  const signature = signPortable(utf8(text), election.keys.sequencer.secretKey)
  const lines = evening.witnesses.map((each) => cosign(text, evening.settings.closes, each))
  return writeNote({ text, signatures: [{ ...own, signature }, ...lines] })
}
const strict = (held = whole.held): Finished => {
  const { settings } = evening
  const switches = { ...settings.settings.switches, deskOverride: false }
  return finished({ held, grounds: { settings: { ...settings, settings: { ...settings.settings, switches } } } })
}
/** Two people say that its vote counts. */
const unheld = (box: 'held' | 'once', holdsAreSaid: boolean, voids = whole.voids): Finished => {
  const { electionId } = evening.settings.settings
  const decision = { use: 'online-unheld' as const, electionId, handle: handle(box), reason: 'held by nobody' }
  return finished({ holdsAreSaid, voids, grounds: { decisions: [decision] } })
}
/** Two people say it in so many files, of these uses in turn. */
const decided = (
  box: 'voided' | 'once',
  voids: typeof whole.voids,
  ...uses: readonly ('online-restore' | 'online-void')[]
) => {
  const { electionId } = evening.settings.settings
  const decisions = uses.map((use) => ({ use, electionId, handle: handle(box), reason: 'by two' }))
  return finished({ voids, grounds: { decisions } })
}
const besideOnce = [
  voidsOf('1', { voided: [handle('voided')], cards: [] }),
  voidsOf('2', { voided: [], cards: [handle('once')] }),
]
const noOverwrite = (): Finished => {
  const { settings } = evening
  const switches = { ...settings.settings.switches, overwrite: false }
  return finished({ grounds: { settings: { ...settings, settings: { ...settings.settings, switches } } } })
}
const heldTwice = (): Finished => {
  const made = finished()
  return { ...made, grounds: { ...made.grounds, decisions: [...made.grounds.decisions, ...made.grounds.decisions] } }
}
const voidedHeld = () => [
  voidsOf('1', { voided: [handle('held')], cards: [] }),
  voidsOf('2', { voided: [], cards: [] }),
]
const permit = once.played.bytes.slice(0, 221)

it.each<[string, () => Finished, readonly string[]]>([
  ['nothing', () => finished(), []],
  ['a byte of the header', () => spoilt('box', 20), ['S01']],
  ['a byte of a row', () => spoilt('box', 4096 + 40), ['S01']],
  ['another package', () => finished({ header: { packageHash: new Uint8Array(32) } }), ['S01']],
  [
    'more boxes than a number of the header has',
    () => finished({ header: { counts: { boxes: 2 ** 41, voted: 4, events: 5, held: 1 } } }),
    ['S01'],
  ],
  ['a program that nobody reviewed', () => finished({ header: { build: new Uint8Array(32) } }), ['S01']],
  ['a vote that the log does not have', () => finished({ entries: whole.entries.slice(0, -1) }), ['S04']],
  ['no witness', () => finished({ witnesses: 0 }), ['S04']],
  ['another page', () => finished({ entries: whole.entries.with(0, new Uint8Array(32)) }), ['S04']],
  ['a byte of the log', () => spoilt('log', 200), ['S04']],
  ['a line more in the checkpoint', () => noted(extended), ['S04']],
  ['a line of somebody whose name is none', () => noted((note) => concat(note, utf8('— a+b AAAAAAA=\n'))), ['S04']],
  ['a line with a bell in it', () => noted((note) => concat(note, utf8('— a\u0007b AAAAAAA=\n'))), ['S04']],
  ['the log of another election', ofAnother, ['S04']],
  ['a permit that the gate did not sign', () => finished(withCast(flipped(once.played.bytes, 130))), ['S05']],
  [
    'a signature of nobody',
    () => finished(withCast(flipped(once.played.bytes, once.played.bytes.length - 1))),
    ['S06'],
  ],
  ['an envelope of another permit', () => finished(withCast(flipped(once.played.bytes, permit.length + 40))), ['S07']],
  [
    'a revision that is missing',
    () =>
      finished({
        events: [whole.events[0], { ...whole.events[1], rev: 3 }, ...whole.events.slice(2)] as typeof whole.events,
      }),
    ['S08'],
  ],
  [
    'a copy of another box’s vote',
    () => {
      const copy = election.vote({ box: boxes.once, style: 3 as ContestMask, ...votes[2]?.played.salted })
      return finished({
        ...withCast(copy.bytes),
        entries: [...whole.entries.slice(0, 6), whole.entries[4] ?? new Uint8Array()],
      })
    },
    ['S09'],
  ],
  [
    'a void of no vote',
    () =>
      finished({
        voids: [voidsOf('1', { voided: [handle('paper')], cards: [] }), voidsOf('2', { voided: [], cards: [] })],
      }),
    ['S14'],
  ],
  [
    'a card to somebody who had voted',
    () =>
      finished({
        voids: [voidsOf('1', { voided: [], cards: [] }), voidsOf('2', { voided: [], cards: [handle('once')] })],
      }),
    ['S15'],
  ],
  ['a held box with a vote, where nobody makes votes void', () => strict(), ['S16']],
  ['a held box about which nobody decided', () => finished({ holdsAreSaid: false }), ['S16']],
  ['a held box whose vote counts', () => unheld('held', false), []],
  ['two decisions of one mind', () => heldTwice(), []],
  ['N8: a second vote where none may be overwritten', () => noOverwrite(), ['S08']],
  ['H1: a restore said twice is one', () => decided('voided', whole.voids, 'online-restore', 'online-restore'), []],
  ['H1: a void said twice is one', () => decided('once', besideOnce, 'online-void', 'online-void'), []],
  ['a restore and a void of one box', () => decided('voided', whole.voids, 'online-restore', 'online-void'), ['S14']],
  ['a held box whose vote stays out and counts', () => unheld('held', true), ['S16']],
  ['a decision about a box that is not held', () => unheld('once', true), ['S16']],
  ['a void of a held box whose vote counts', () => unheld('held', false, voidedHeld()), []],
  ['a void of a held box', () => finished({ voids: voidedHeld() }), ['S14']],
  [
    'a box that no two people gave',
    () => finished({ grounds: { boxes: new Map([...evening.listed].slice(1)) } }),
    ['S17'],
  ],
  [
    'boxes with other contests',
    () => finished({ grounds: { boxes: new Map([...evening.listed].map(([box]) => [box, 1 as ContestMask])) } }),
    ['S17'],
  ],
  ['a held box without one there', () => strict([handle('paper')]), []],
])('%s', (_, made, expected) => {
  // Cards are left out: without the sorting key nobody else sees them.
  const finishedOne = made()
  const { grounds, files } = { ...finishedOne, grounds: { ...finishedOne.grounds, evidence: null } }
  const answer = sortBoxes(group, grounds, files, nativeOnlineChecks)
  const stopped = answer.ok ? [] : [...new Set(answer.error.map(({ check }) => check as string))].sort()
  expect(stopped).toEqual(expected)
  expect(seenByOther({ grounds, files }).fails).toEqual(expected)
})
