/** A voice made on the office's screens, with an engine of tones: what no reading says is told, and what was made is kept. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { toneEngine } from '#simulation/voice/tone-engine.ts'
import { readSources } from '../prepare/read-sources.ts'
import { ProjectVoice } from './project-voice.ts'
import { VoiceRecord } from './voice-in-tests.ts'

const SMALL = new URL('../../fixtures/elections/small', import.meta.url).pathname
const { at } = VoiceRecord
let scratch: string
let stick: string
let office: VoiceRecord

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-voice-'))
  stick = join(scratch, 'stick')
  mkdirSync(stick)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(join(scratch, 'project'), { recursive: true, force: true })
  office = new VoiceRecord()
})

const voice = (engines = true) =>
  new ProjectVoice(join(scratch, 'project', 'voice'), office.record, async () => (engines ? toneEngine() : null))

/** As of an office that gave no reading of its titles. */
const NO_TITLE_KANA = `contest,title,kind,seats
mayor,朝霧市長選挙,head,1
council,朝霧市議会議員選挙,council,3
`

test('made here: a reading that nobody gave is told clip by clip; then it is there, told as it grows', async () => {
  const read = await readSources(SMALL)
  if (!read.ok) throw new Error(read.error.type)
  const files = new Map(read.value).set('contests.csv', utf8(NO_TITLE_KANA))
  await voice(false).make(files, stick, at, office.send)
  expect(office.codes()).toEqual(['no-voice-engine'])
  await voice().make(files, stick, at, office.send)
  const told = office.events.flatMap((event) => (event.type === 'voice-problems' ? event.problems : []))
  expect(new Set(told.map(({ doubt }) => doubt.type))).toEqual(new Set(['reading-missing']))
  expect(office.project.voice).toBeNull()
  const beside = join(stick, 'small')
  mkdirSync(beside)
  writeFileSync(join(beside, 'election.csv'), '')
  const readings = told.filter(({ language }) => language === 'ja').map(({ clip }) => `${clip},ヨミ,`)
  writeFileSync(join(beside, 'readings.csv'), ['clip,kana,spelling', ...readings, ''].join('\n'))
  await voice().make(files, stick, at, office.send)
  expect(office.seen().clips.length).toBeGreaterThan(100)
  const steps = office.events.flatMap((event) => (event.type === 'progress' ? [[event.done, event.whole]] : []))
  expect(steps).toContainEqual([100, expect.any(Number)])
  const folders = readdirSync(join(scratch, 'project', 'voice'))
  expect([folders.includes('making'), folders.filter((name) => /^[0-9a-f]{32}$/.test(name)).length]).toEqual([false, 1])
  expect(existsSync(join(scratch, 'project', 'voice', 'cache'))).toBe(true)
})

test('who ends the program waits for no clip more, and no half voice is left', async () => {
  const read = await readSources(SMALL)
  if (!read.ok) throw new Error(read.error.type)
  const asked: string[] = []
  const tones = toneEngine()
  const render = (words: string) => {
    asked.push(words)
    own.stop()
    return tones.render(words)
  }
  const engine = { ...tones, render }
  const own = new ProjectVoice(join(scratch, 'project', 'voice'), office.record, async () => engine)
  await own.make(read.value, stick, at, office.send)
  // No more clips are under way at once than there are processors.
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.length).toBeLessThanOrEqual(availableParallelism())
  expect(office.events.filter(({ type }) => type !== 'progress')).toEqual([])
  expect(office.project.voice).toBeNull()
})
