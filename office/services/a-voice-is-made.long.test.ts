/** A voice made on the office's screens, with an engine of tones: what no reading says is told, and what was made is kept. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { toneEngine } from '#fixtures/voice/tone-engine.ts'
import { readSources } from '../prepare/read-sources.ts'
import type { OfficeEvent } from '../session/event.ts'
import { NEW_PROJECT, type Project, withAct } from '../session/project.ts'
import type { Act } from '../session/record.ts'
import { ProjectVoice } from './project-voice.ts'

const SMALL = new URL('../../fixtures/elections/small', import.meta.url).pathname
const at = '2027-03-01T09:30' as LocalMinute
let scratch: string
let stick: string
let project: Project
let events: OfficeEvent[]

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-voice-'))
  stick = join(scratch, 'stick')
  mkdirSync(stick)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(join(scratch, 'project'), { recursive: true, force: true })
  ;[project, events] = [NEW_PROJECT, []]
})

const record = async (act: Act, by = '愛') => {
  project = withAct(project, { act, at, by })
  return true
}
const voice = (engines = true) =>
  new ProjectVoice(join(scratch, 'project', 'voice'), record, async () => (engines ? toneEngine() : null))
const send = (event: OfficeEvent) => void events.push(event)
const codes = () => events.flatMap((event) => (event.type === 'refused' ? [event.code] : []))
const seen = () => {
  const event = events.findLast(({ type }) => type === 'voice-seen')
  if (event?.type !== 'voice-seen') throw new Error('no voice was seen')
  return event.pack
}

test('made here: a reading that nobody gave is told clip by clip; then it is there, told as it grows', async () => {
  const read = await readSources(SMALL)
  if (!read.ok) throw new Error(read.error.type)
  await voice(false).make(read.value, stick, at, send)
  expect(codes()).toEqual(['no-voice-engine'])
  await voice().make(read.value, stick, at, send)
  const told = events.flatMap((event) => (event.type === 'voice-problems' ? event.problems : []))
  expect(new Set(told.map(({ doubt }) => doubt.type))).toEqual(new Set(['reading-missing']))
  expect(project.voice).toBeNull()
  const beside = join(stick, 'small')
  mkdirSync(beside)
  writeFileSync(join(beside, 'election.csv'), '')
  const readings = told.filter(({ language }) => language === 'ja').map(({ clip }) => `${clip},ヨミ,`)
  writeFileSync(join(beside, 'readings.csv'), ['clip,kana,spelling', ...readings, ''].join('\n'))
  await voice().make(read.value, stick, at, send)
  expect(seen().clips.length).toBeGreaterThan(100)
  const steps = events.flatMap((event) => (event.type === 'progress' ? [[event.done, event.whole]] : []))
  expect(steps).toContainEqual([100, expect.any(Number)])
  const folders = readdirSync(join(scratch, 'project', 'voice'))
  expect([folders.includes('making'), folders.filter((name) => /^[0-9a-f]{32}$/.test(name)).length]).toEqual([false, 1])
  expect(existsSync(join(scratch, 'project', 'voice', 'cache'))).toBe(true)
}, 300_000)

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
  const own = new ProjectVoice(join(scratch, 'project', 'voice'), record, async () => engine)
  await own.make(read.value, stick, at, send)
  // What is under way at once is as many as there are processors.
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.length).toBeLessThanOrEqual(availableParallelism())
  expect(events.filter(({ type }) => type !== 'progress')).toEqual([])
  expect(project.voice).toBeNull()
}, 60_000)
