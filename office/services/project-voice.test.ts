/** A voice is brought or made, kept under its hash, played by it, and signed with the names that the record has. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { writeShortVoice } from '#fixtures/voice/short-voice.ts'
import { loadPack } from '../files/voice-pack.ts'
import { wordOn } from '../session/clip-word.ts'
import type { OfficeEvent } from '../session/event.ts'
import { NEW_PROJECT, type Project, withAct } from '../session/project.ts'
import type { Act } from '../session/record.ts'
import { ProjectVoice } from './project-voice.ts'

const at = '2027-03-01T09:30' as LocalMinute
let scratch: string
let stick: string
let project: Project
let events: OfficeEvent[]
let somebody: boolean

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-voice-'))
  stick = join(scratch, 'stick')
  await writeShortVoice(tinySources, join(stick, 'voice'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(join(scratch, 'project'), { recursive: true, force: true })
  ;[project, events, somebody] = [NEW_PROJECT, [], true]
})

const record = async (act: Act, by = '愛') => {
  if (somebody) project = withAct(project, { act, at, by })
  return somebody
}
/** Where the pack lies that the record names. */
const kept = () => join(scratch, 'project', 'voice', (project.voice?.sha256 ?? '').slice(0, 32))
const voice = () => new ProjectVoice(join(scratch, 'project', 'voice'), record)
const send = (event: OfficeEvent) => void events.push(event)
const codes = () => events.flatMap((event) => (event.type === 'refused' ? [event.code] : []))
const seen = () => {
  const event = events.findLast(({ type }) => type === 'voice-seen')
  if (event?.type !== 'voice-seen') throw new Error('no voice was seen')
  return event.pack
}

test('brought, kept, there again after a restart; the record of another one opens nothing', async () => {
  const first = voice()
  await first.take(stick, at, send)
  expect(seen().sha256).toBe(project.voice?.sha256)
  // A name is one sound in both languages.
  const name = seen().clips.find(({ id }) => id.startsWith('name:'))
  expect(name?.languages).toEqual(['ja', 'en'])
  const wav = first.file(`/clip/${name?.sha256}.wav`)
  expect([wav?.type, wav?.bytes.subarray(0, 4).toString(), wav?.bytes.length]).toEqual(['audio/wav', 'RIFF', 44 + 480])
  for (const path of ['/clip/x.wav', `/clip/${'0'.repeat(64)}.wav`, `/clip/../${name?.sha256}.wav`])
    expect(first.file(path)).toBeNull()
  const again = voice()
  expect(await again.load(project, send)).toBe(true)
  expect(again.file(`/clip/${name?.sha256}.wav`)?.bytes).toEqual(wav?.bytes)
  expect(await voice().load({ ...project, voice: { sha256: '0'.repeat(64), by: '愛' } }, send)).toBe(false)
  expect(await voice().load(NEW_PROJECT, send)).toBe(true)
  const manifest = join(kept(), 'list-ja.json')
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(`"text":${JSON.stringify(name?.text)}`, '"text":"誤　字"'),
  )
  expect(await voice().load(project, send)).toBe(false)
})

test('what approves stands in the record; the manifests have it when something is signed', async () => {
  // Names that stand in a pack that somebody brings are nobody's word here.
  const brought = join(stick, 'voice', 'list-ja.json')
  const before = readFileSync(brought, 'utf8')
  writeFileSync(brought, before.replace('"approvedBy":[]', '"approvedBy":["誰か"]'))
  const own = voice()
  await own.take(stick, at, send)
  writeFileSync(brought, before)
  expect(readFileSync(join(kept(), 'list-ja.json'), 'utf8')).toBe(before)
  const [clip] = seen().clips.filter(({ id }) => id.startsWith('name:'))
  if (clip === undefined) throw new Error('a name')
  const word = { id: clip.id, content: clip.content }
  for (const by of ['愛', '健']) await record({ type: 'clips-approved', clips: [word] }, by)
  const { directory = '' } = (await own.forSignature(project)) ?? {}
  for (const language of ['ja', 'en'] as const) {
    const pack = await loadPack(directory, 'list', language)
    if (!pack.ok) throw new Error(pack.error.type)
    const approved = pack.value.manifest.clips.filter(({ approvedBy }) => approvedBy.length > 0)
    expect(approved.map(({ id, approvedBy }) => [id, approvedBy])).toEqual([[clip.id, ['愛', '健']]])
  }
  // The names of those who approve are not of its hash.
  expect(await voice().load(project, send)).toBe(true)
})

test('a name that was corrected above an old sound is another clip: nobody has heard it yet', async () => {
  const brought = join(stick, 'voice', 'list-ja.json')
  const before = readFileSync(brought, 'utf8')
  await voice().take(stick, at, send)
  const [was] = seen().clips.filter(({ id, languages }) => id.startsWith('name:') && languages.includes('ja'))
  if (was === undefined) throw new Error('a name')
  await record({ type: 'clips-approved', clips: [{ id: was.id, content: was.content }] })
  writeFileSync(brought, before.replace(`"text":${JSON.stringify(was.text)}`, '"text":"誤　字"'))
  await voice().take(stick, at, send)
  writeFileSync(brought, before)
  const now = seen().clips.find(({ id, text }) => id === was.id && text === '誤　字')
  expect(now?.sha256).toBe(was.sha256)
  expect([wordOn(project, was).approvedBy, now && wordOn(project, now).approvedBy]).toEqual([['愛'], []])
})

test('a package that was signed without a voice gets none by a list', async () => {
  const own = voice()
  await own.take(stick, at, send)
  const signed = { number: '', listVersion: 1, contents: new Map(), says: null }
  expect(await own.forSignature({ ...project, signed })).toBeNull()
  expect(await own.forSignature(project)).not.toBeNull()
})

test('nobody signed in, no voice, a damaged one: what was there stays', async () => {
  await voice().take(stick, at, send)
  const { voice: kept } = project
  somebody = false
  await voice().take(stick, at, send)
  somebody = true
  await voice().take(join(scratch, 'nowhere'), at, send)
  const samples = join(stick, 'voice', 'list-ja.pcm')
  const bytes = readFileSync(samples)
  writeFileSync(samples, bytes.subarray(2))
  await voice().take(stick, at, send)
  writeFileSync(samples, bytes)
  expect([codes(), project.voice]).toEqual([['no-voice-on-stick', 'voice-pack-damaged'], kept])
  expect(await voice().load(project, send)).toBe(true)
})
