/** One day with an online box: casts, overwriting, a hold, the close, two exporters, sorting; and the totals are those of the voters (R1, R3, R10). */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selectionElements } from '#election/ballot/elgamal-record.ts'
import { ENDED } from '#election/ballot/record.ts'
import { toHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { subtract } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { parseExportedLog, writeExportedLog } from '#election/online/exported-log.ts'
import { parseNote, writeNote } from '#election/online/log/note.ts'
import { readSorted, signSorted, sortedFiles } from '#election/online/sorted.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { exportBox } from '#online/box-side/export/export.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, candidate, type OnlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OnlineDay, onlineDay } from './online-day.ts'
import { bytesOf } from './played-box.ts'
import { NUMBER } from './signed-election.ts'

const ended = { type: 'ended' as const }

/** Candidate id or `ended` → records, as the holder of the whole key opens them. */
function totalsOf({ secretKey }: OnlineElection, records: readonly Uint8Array[]): Readonly<Record<string, number>> {
  const secret = group.decodeScalar(secretKey)
  if (secret === null) throw new Error('a key')
  const names = new Map(
    [...selectionElements([11, 12, 13, ENDED])].map(([id, element]) => [toHex(group.encode(element)), id]),
  )
  const totals: Record<string, number> = {}
  for (const record of records) {
    const [a, c] = [group.decode(record.subarray(8, 40)), group.decode(record.subarray(40, 72))]
    if (a === null || c === null) throw new Error('a record')
    const id = names.get(toHex(group.encode(subtract(group, c, group.multiplySecret(a, secret)))))
    const name = id === ENDED ? 'ended' : String(id)
    totals[name] = (totals[name] ?? 0) + 1
  }
  return totals
}

describe.skipIf(whyNoDatabase !== null).each([true, false])(`a day, overwrite %s${leftOut}`, (overwrite) => {
  let day: OnlineDay
  beforeAll(async () => {
    day = await onlineDay(`an online day ${overwrite}`, { boxes: 6, overwrite })
  })
  afterAll(async () => day?.close())
  const decided = () => {
    const of = { electionId: day.settings.settings.electionId, handle: day.handle(3), reason: 'by two' }
    return { decisions: [{ use: 'online-held' as const, ...of }] }
  }
  const files = () => readdirSync(join(day.directory, 'original')).toSorted()

  test('people vote; the last vote counts where votes may be replaced', async () => {
    const vote = (box: number, ...ids: number[]) =>
      day.cast(box, { selections: ids.map((id) => (id === 0 ? ended : candidate(id))) })
    expect(await vote(0, 11, 12)).toBe('promised')
    expect(await vote(1, 13, 0)).toBe('promised')
    expect(await vote(2, 12)).toBe('promised')
    expect(await vote(3, 11, 11)).toBe('promised')
    // O-07: four votes of a box do not fit into one answer of the database, wherever it begins.
    for (const again of [11, 12, 13]) expect(await vote(0, again, 13)).toBe(overwrite ? 'promised' : 'voted')
    const holder = await day.room.enter('holder')
    const hold = (box: number, override: boolean) =>
      holder.query<{ answer: string }>('SELECT box.hold_for($1, $2, $3, $4) AS answer', [
        ...[NUMBER, bytesOf(day.handle(box)), Buffer.alloc(16, box), override],
      ])
    expect((await hold(3, true)).rows[0]?.answer).toBe('held')
    expect((await hold(4, false)).rows[0]?.answer).toBe('held')
    expect(await vote(4, 11, 11)).toBe('held')
  })

  test('nothing leaves before the close, before the log is complete, and by one person alone', async () => {
    expect(await day.export()).toEqual({ ok: false, error: { type: 'too-early' } })
    await day.room.setClock(CLOSES)
    expect(await day.export()).toEqual({ ok: false, error: { type: 'log-not-finished' } })
    await day.turn()
    const seenByNobody = async () => {
      const note = parseNote((await day.parts.checkpoint()) ?? new Uint8Array())
      return note && writeNote({ ...note, signatures: note.signatures.slice(0, 1) })
    }
    const nobody = { isSame: () => expect.unreachable(), key: () => expect.unreachable() }
    expect(await exportBox({ ...day.parts, checkpoint: seenByNobody }, nobody)).toEqual({
      ok: false,
      error: { type: 'too-few-witnesses' },
    })
    const [one] = day.exporters
    const refused = async (desk: Parameters<OnlineDay['export']>[0]) => {
      const exported = await day.export(desk)
      return exported.ok ? 'exported' : exported.error.type
    }
    expect(await refused({ isSame: async (turn) => turn === 1 })).toBe('not-compared')
    expect(await refused({ key: async () => one ?? null })).toBe('same-exporter-twice')
    expect(await refused({ key: async (turn) => (turn === 1 ? (one ?? null) : null) })).toBe('no-key')
    expect(await refused({ key: async () => makeSigningKey(day.election.randomness) })).toBe('not-an-exporter')
    expect(files()).toEqual([])
  })

  test('both places get the same files; a retry writes the same bytes, and other people’s export is refused', async () => {
    const numbers = must(await day.export())
    expect(numbers.counts).toEqual({ boxes: 6, voted: 4, events: overwrite ? 7 : 4, held: 2 })
    const names = ['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo']
    expect(files()).toEqual(names)
    const read = (place: string) => names.map((name) => toHex(readFileSync(join(day.directory, place, name))))
    const before = read('original')
    expect(read('duplicate')).toEqual(before)
    expect(must(await day.export())).toEqual(numbers)
    expect([read('original'), read('duplicate')]).toEqual([before, before])
    const others = await day.export({ key: async (turn) => day.exporters[turn] ?? null })
    expect(others).toMatchObject({ ok: false, error: { type: 'another-export-there' } })
    expect([read('original'), files()]).toEqual([before, names])
    // A power cut between two names: the rest comes by the retry.
    writeFileSync(join(day.directory, 'duplicate', 'online-box.ippyo.unfinished'), 'half')
    expect(must(await day.export())).toEqual(numbers)
    expect(existsSync(join(day.directory, 'duplicate', 'online-box.ippyo.unfinished'))).toBe(false)
  })

  test('a power cut after the first log has its name: the retry takes up that log, though the sequencer shows another checkpoint', async () => {
    const log = (place: string) => join(day.directory, place, 'online-log.ippyo')
    const before = readFileSync(log('original'))
    const now = parseNote((await day.parts.checkpoint()) ?? new Uint8Array())
    if (now === null) throw new Error('a checkpoint')
    // The log’s line and that of one witness: another note of the same log.
    const other = writeNote({ ...now, signatures: now.signatures.slice(0, 2) })
    const desk = { isSame: async () => true, key: async (turn: 1 | 2) => day.exporters[turn - 1] ?? null }
    const again = () => exportBox({ ...day.parts, checkpoint: async () => other }, desk)
    const boxes = ['original', 'duplicate'].map((place) => join(day.directory, place, 'online-box.ippyo'))
    for (const path of [...boxes, log('duplicate')]) rmSync(path)
    expect((await again()).ok).toBe(true)
    expect([log('original'), log('duplicate')].map((path) => before.equals(readFileSync(path)))).toEqual([true, true])
    // A file of another election, or no log: it is not taken, and not written over.
    writeFileSync(log('original'), before.with(before.length - 10, 0))
    rmSync(log('duplicate'))
    expect(await again()).toMatchObject({ ok: false, error: { type: 'another-export-there' } })
    writeFileSync(log('original'), before)
    writeFileSync(log('duplicate'), before)
  })

  test('sorting leaves the last vote of each box that is not held, and the totals are the voters’', () => {
    const alone = sortBoxes(group, day.sortingGrounds({ decisions: [] }), day.sortingFiles(), nativeOnlineChecks)
    expect(alone.ok || alone.error).toEqual([{ check: 'S16', type: 'held-with-vote', handle: day.handle(3) }])
    const sorted = must(sortBoxes(group, day.sortingGrounds(decided()), day.sortingFiles(), nativeOnlineChecks))
    const { sums } = sorted
    expect(sums).toEqual({
      ...{ events: overwrite ? 7 : 4, superseded: overwrite ? 3 : 0, voted: 4, held: 1, voided: 0, restored: 0 },
      counted: 3,
    })
    const of = (contest: number) => totalsOf(day.election, sorted.records.get(contest) ?? [])
    expect(of(0)).toEqual(overwrite ? { 12: 1, 13: 2 } : { 11: 1, 12: 1, 13: 1 })
    expect(of(1)).toEqual(overwrite ? { 13: 1, ended: 1 } : { 12: 1, ended: 1 })
  })

  test('the sorted files are read as they were signed, and no other', () => {
    const { box } = day.sortingFiles()
    const sorted = must(sortBoxes(group, day.sortingGrounds(decided()), day.sortingFiles(), nativeOnlineChecks))
    const { electionId } = day.settings.settings
    const { packageHash } = day.election
    const lists = ([0, 1] as ContestBit[]).map(oneListOf)
    const of = { packageHash, settingsHash: day.settings.hash, electionId, lists, box }
    const { document, files: made } = sortedFiles(group, of, sorted, nativeOnlineChecks)
    const machine = makeSigningKey(day.election.randomness)
    const expected = { electionId, packageSha256: toHex(packageHash), machineKey: machine.publicKey, lists }
    const answer = (changed: Record<string, Uint8Array> = {}, said = document) => {
      const fileNamed = (name: string) => changed[name] ?? made.find((each) => each.name === name)?.bytes ?? null
      const read = readSorted(group, signSorted(said, machine.secretKey), expected, fileNamed, nativeOnlineChecks)
      return read.ok ? read.value.document : read.error
    }
    expect(answer()).toEqual(document)
    for (const { name, bytes } of made) {
      const at = bytes.length - 20
      const other = bytes.with(at, (bytes[at] as number) ^ 1)
      expect(answer({ [name]: other })).toEqual({
        type: 'sorted-contradicts',
        where: name === 'online-sorted-blinds.bin' ? 'online-sorted-1.bin' : name,
      })
    }
    const more = { ...document, sums: { ...document.sums, counted: document.sums.counted + 1 } }
    expect(answer({}, more)).toEqual({ type: 'sorted-contradicts', where: 'voted' })
    expect(sortedFiles(group, of, sorted, nativeOnlineChecks)).toEqual({ document, files: made })
  })

  test('a log with one entry less, or an event less in the export, is found', () => {
    const { log, ...rest } = day.sortingFiles()
    const whole = parseExportedLog(log)
    if (whole === null) throw new Error('a log that was written')
    const less = writeExportedLog({ ...whole, entries: whole.entries.slice(0, -1) })
    const found = sortBoxes(group, day.sortingGrounds(decided()), { ...rest, log: less }, nativeOnlineChecks)
    expect(found.ok ? [] : found.error.map(({ check, type }) => `${check} ${type}`)).toEqual([
      'S04 root-differs',
      'S04 votes-and-log-differ',
    ])
  })
})
