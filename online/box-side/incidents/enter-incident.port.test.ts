/** Two people enter a line, or nothing is written: not by one, not by a stranger, not without reading it, not over the line of two others. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { incidentReport } from '#documents/incident-report.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import {
  INCIDENTS_FILE,
  type NextLine,
  openIncidents,
  wholeMinute,
  writeIncidents,
} from '#election/online/incidents.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { onlineElection, onlineSettings, people } from '#simulation/rooms/online-election.ts'
import { STOPPED, type TypedIncident, withIncident } from '#simulation/rooms/online-incidents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { bytesIn } from '../export/two-places.ts'
import { enterIncident, type IncidentDesk, listIn } from './enter-incident.ts'

const randomness = seededRandomness('enter incident')
const [one, two] = people(randomness, ['e1', 'e2']) as [Named, Named]
type Named = ReturnType<typeof people>[number]
const stranger = makeSigningKey(randomness)
const settings = onlineSettings(onlineElection('enter incident'), { exporters: [one, two] })
const directory = mkdtempSync(join(tmpdir(), 'ippyo-incidents-'))
afterAll(() => rmSync(directory, { recursive: true }))
const path = join(directory, INCIDENTS_FILE)
beforeEach(() => rmSync(path, { force: true }))
const parts = {
  ...{ settings, sign: signNative, verify: verifyNative, read: () => bytesIn(path) },
  write: (bytes: Uint8Array) => writeWholeFile(path, bytes),
}
/** Without blanks: a line of the paper may end in a word. */
const bare = (text: string) => text.replaceAll(/\s/g, '')
const desk = (wish: Partial<IncidentDesk> & { readonly said?: TypedIncident } = {}): IncidentDesk => ({
  typed: async () => wish.said ?? STOPPED,
  isRight: async () => true,
  key: async (turn) => (turn === 1 ? one : two),
  ...wish,
})
async function answer(to: IncidentDesk) {
  const done = await enterIncident(parts, to)
  return done.ok ? done.value.number : done.error.type
}
async function lines() {
  const list = listIn(parts, await parts.read())
  if (!list.ok) throw new Error(list.error.type)
  return list.value.lines
}

it('enters, ends and corrects by new lines; each of the two read it before signing', async () => {
  const read: [number, NextLine][] = []
  const isRight: IncidentDesk['isRight'] = async (turn, line) => Boolean(read.push([turn, line]))
  expect(await answer(desk({ isRight }))).toBe(1)
  expect(read.map(([turn, { ja }]) => [turn, ja])).toEqual([1, 2].map((turn) => [turn, STOPPED.ja]))
  expect(await answer(desk({ said: { ...STOPPED, class: 'device', measure: 'going-on' } }))).toBe(2)
  expect(openIncidents(await lines()).map(({ incident }) => incident)).toEqual([1, 2])
  expect(await answer(desk({ said: { ...STOPPED, incident: 1, to: wholeMinute(STOPPED.from + 600) } }))).toBe(3)
  expect(openIncidents(await lines()).map(({ incident }) => incident)).toEqual([2])
  expect((await lines())[0]).toMatchObject({ number: 1, to: null })
})

it('the report prints each incident with its lines and who signed', async () => {
  const names = new Map(settings.keys.exporters.map(({ key, name }) => [key, name]))
  const head = {
    ...({ use: 'fixture', electionTitle: '小さな選挙', municipality: '見本市' } as const),
    ...{ date: '2026-11-22' as LocalDate, madeAt: '2026-11-23T09:00' as LocalMinute },
  }
  const report = async () => {
    const made = await incidentReport({ head, lines: await lines(), names }, await loadDocumentFonts(null))
    const pdf = made.ok ? made.value : expect.unreachable()
    return bare(execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }))
  }
  expect(await report()).toContain('障害なし')
  await answer(desk())
  expect(await report()).toContain('まだ続いている')
  await answer(desk({ said: { ...STOPPED, incident: 1, to: wholeMinute(STOPPED.from + 600) } }))
  const text = await report()
  const said = ['トラブル報告書', 'システムの障害', '10分', STOPPED.ja, STOPPED.en, '第1行', '第2行', 'e1・e2']
  // M3: the pen adds why, and what is done against it.
  for (const each of [...said, '原因', '再発の防止']) expect(text).toContain(bare(each))
})

it('writes nothing without two', async () => {
  expect(await answer(desk({ key: async () => one }))).toBe('same-exporter-twice')
  expect(await answer(desk({ key: async (turn) => (turn === 1 ? one : stranger) }))).toBe('not-an-exporter')
  expect(await answer(desk({ key: async (turn) => (turn === 1 ? one : null) }))).toBe('no-key')
  expect(await answer(desk({ isRight: async (turn) => turn === 1 }))).toBe('not-right')
  expect(await answer(desk({ typed: async () => null }))).toBe('given-up')
  expect(await answer(desk({ said: { ...STOPPED, en: 'Mr Yamada cannot vote.' } }))).toBe('text-has-a-name')
  expect(await answer(desk({ said: { ...STOPPED, incident: 5 } }))).toBe('no-such-incident')
  expect(await parts.read()).toBeNull()
})

it('keeps the line that two others entered while these two typed, and a list that does not hold', async () => {
  const { electionId } = settings
  const others = withIncident([], { ...STOPPED, class: 'operation' }, { electionId, by: [one, two] })
  const meanwhile: IncidentDesk['typed'] = async () => {
    await parts.write(writeIncidents({ electionId, lines: others }))
    return STOPPED
  }
  expect(await answer(desk({ typed: meanwhile }))).toBe('entered-meanwhile')
  expect(await lines()).toEqual(others)
  const changed = new TextDecoder().decode(readFileSync(path)).replace('The line', 'Nothing')
  await parts.write(new TextEncoder().encode(changed))
  expect(await answer(desk())).toBe('incidents-not-by-two')
  expect(readFileSync(path, 'utf8')).toBe(changed)
})
