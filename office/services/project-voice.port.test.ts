/** A voice is brought or made, kept under its hash, played by it, and signed with the names that the record has. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { writeShortVoice } from '#simulation/voice/short-voice.ts'
import { loadPack } from '../files/voice-pack.ts'
import { wordOn } from '../session/clip-word.ts'
import { NEW_PROJECT } from '../session/project.ts'
import { ProjectVoice } from './project-voice.ts'
import { VoiceRecord } from './voice-in-tests.ts'

const { at } = VoiceRecord
let scratch: string
let stick: string
let office: VoiceRecord

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-voice-'))
  stick = join(scratch, 'stick')
  await writeShortVoice(tinySources, join(stick, 'voice'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(join(scratch, 'project'), { recursive: true, force: true })
  office = new VoiceRecord()
})

/** Where the pack lies that the record names. */
const kept = () => join(scratch, 'project', 'voice', (office.project.voice?.sha256 ?? '').slice(0, 32))
const voice = () => new ProjectVoice(join(scratch, 'project', 'voice'), office.record)

test('brought, kept, there again after a restart; the record of another one opens nothing', async () => {
  const first = voice()
  await first.take(stick, at, office.send)
  expect(office.seen().sha256).toBe(office.project.voice?.sha256)
  // A name is one sound in both languages.
  const name = office.seen().clips.find(({ id }) => id.startsWith('name:'))
  expect(name?.languages).toEqual(LANGUAGES)
  const wav = first.file(`/clip/${name?.sha256}.wav`)
  expect([wav?.type, wav?.bytes.subarray(0, 4).toString(), wav?.bytes.length]).toEqual(['audio/wav', 'RIFF', 44 + 480])
  for (const path of ['/clip/x.wav', `/clip/${'0'.repeat(64)}.wav`, `/clip/../${name?.sha256}.wav`])
    expect(first.file(path)).toBeNull()
  const again = voice()
  expect(await again.load(office.project, office.send)).toBe(true)
  expect(again.file(`/clip/${name?.sha256}.wav`)?.bytes).toEqual(wav?.bytes)
  expect(await voice().load({ ...office.project, voice: { sha256: '0'.repeat(64), by: '愛' } }, office.send)).toBe(
    false,
  )
  expect(await voice().load(NEW_PROJECT, office.send)).toBe(true)
  const manifest = join(kept(), 'list-ja.json')
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(`"text":${JSON.stringify(name?.text)}`, '"text":"誤　字"'),
  )
  expect(await voice().load(office.project, office.send)).toBe(false)
})

test('what approves stands in the record; the manifests have it when something is signed', async () => {
  // Names that stand in a pack that somebody brings are nobody's word here.
  const brought = join(stick, 'voice', 'list-ja.json')
  const before = readFileSync(brought, 'utf8')
  writeFileSync(brought, before.replace('"approvedBy":[]', '"approvedBy":["誰か"]'))
  const own = voice()
  await own.take(stick, at, office.send)
  writeFileSync(brought, before)
  expect(readFileSync(join(kept(), 'list-ja.json'), 'utf8')).toBe(before)
  const [clip] = office.seen().clips.filter(({ id }) => id.startsWith('name:'))
  if (clip === undefined) throw new Error('a name')
  const word = { id: clip.id, content: clip.content }
  for (const by of ['愛', '健']) await office.record({ type: 'clips-approved', clips: [word] }, by)
  const { directory = '' } = (await own.forSignature(office.project)) ?? {}
  for (const language of LANGUAGES) {
    const pack = await loadPack(directory, 'list', language)
    if (!pack.ok) throw new Error(pack.error.type)
    const approved = pack.value.manifest.clips.filter(({ approvedBy }) => approvedBy.length > 0)
    expect(approved.map(({ id, approvedBy }) => [id, approvedBy])).toEqual([[clip.id, ['愛', '健']]])
  }
  // The names of those who approve are not of its hash.
  expect(await voice().load(office.project, office.send)).toBe(true)
})

test('a name that was corrected above an old sound is another clip: nobody has heard it yet', async () => {
  const brought = join(stick, 'voice', 'list-ja.json')
  const before = readFileSync(brought, 'utf8')
  await voice().take(stick, at, office.send)
  const [was] = office.seen().clips.filter(({ id, languages }) => id.startsWith('name:') && languages.includes('ja'))
  if (was === undefined) throw new Error('a name')
  await office.record({ type: 'clips-approved', clips: [{ id: was.id, content: was.content }] })
  writeFileSync(brought, before.replace(`"text":${JSON.stringify(was.text)}`, '"text":"誤　字"'))
  await voice().take(stick, at, office.send)
  writeFileSync(brought, before)
  const now = office.seen().clips.find(({ id, text }) => id === was.id && text === '誤　字')
  expect(now?.sha256).toBe(was.sha256)
  expect([wordOn(office.project, was).approvedBy, now && wordOn(office.project, now).approvedBy]).toEqual([['愛'], []])
})

test('a package that was signed without a voice gets none by a list', async () => {
  const own = voice()
  await own.take(stick, at, office.send)
  const signed = { number: '', listVersion: 1, files: new Map(), filesLast: new Map(), contents: new Map(), says: null }
  expect(await own.forSignature({ ...office.project, signed })).toBeNull()
  expect(await own.forSignature(office.project)).not.toBeNull()
})

test('nobody signed in, no voice, a damaged one: what was there stays', async () => {
  await voice().take(stick, at, office.send)
  const { voice: kept } = office.project
  office.somebody = false
  await voice().take(stick, at, office.send)
  office.somebody = true
  await voice().take(join(scratch, 'nowhere'), at, office.send)
  const samples = join(stick, 'voice', 'list-ja.pcm')
  const bytes = readFileSync(samples)
  writeFileSync(samples, bytes.subarray(2))
  await voice().take(stick, at, office.send)
  // A stick that does not give the file, or was drawn meanwhile.
  rmSync(samples)
  mkdirSync(samples)
  await voice().take(stick, at, office.send)
  rmSync(samples, { recursive: true })
  writeFileSync(samples, bytes)
  const codes = ['no-voice-on-stick', 'voice-pack-damaged', 'voice-pack-damaged']
  expect([office.codes(), office.project.voice]).toEqual([codes, kept])
  expect(await voice().load(office.project, office.send)).toBe(true)
})

test('what the screen is told of a clip: its words, its length, and who speaks or which engine', async () => {
  await voice().take(stick, at, office.send)
  const { clips } = office.seen()
  const [name] = clips.filter(({ id }) => id.startsWith('name:'))
  expect(name).toMatchObject({
    voice: 'ja',
    text: 'コウホ',
    ms: 10,
    maker: 'tones',
    kana: expect.stringMatching(/./),
  })
  expect(new Set(clips.map(({ languages }) => languages.join(' ')))).toEqual(new Set(['ja', 'en', 'ja en']))
  const progress = office.events.flatMap((event) => (event.type === 'progress' ? [[event.done, event.whole]] : []))
  expect(progress).toEqual([0, 1, 2, 3].map((done) => [done, 4]))
  const made = join(scratch, 'by an engine')
  cpSync(join(stick, 'voice'), made, { recursive: true })
  for (const file of readdirSync(made).filter((each) => each.endsWith('.json'))) {
    const text = readFileSync(join(made, file), 'utf8').replace('"engine":"recorded"', '"engine":"open-jtalk"')
    writeFileSync(join(made, file), text)
  }
  await voice().take(made, at, office.send)
  expect(new Set(office.seen().clips.map(({ maker }) => maker))).toEqual(new Set(['open-jtalk']))
})

test('a voice is found as a folder of the stick, as the stick itself, or one level below; a damaged one is named', async () => {
  const [itself, below] = [join(stick, 'voice'), join(scratch, 'below')]
  cpSync(itself, join(below, 'from home', 'voice'), { recursive: true })
  writeFileSync(join(below, 'a note'), '')
  for (const place of [stick, itself, below]) {
    office = new VoiceRecord()
    await voice().take(place, at, office.send)
    expect([office.codes(), office.seen().sha256]).toEqual([[], office.project.voice?.sha256])
  }
  const path = join(below, 'from home', 'voice', 'list-en')
  rmSync(`${path}.pcm`)
  await voice().take(below, at, office.send)
  const empty = join(scratch, 'empty')
  await voice().take(empty, at, office.send)
  writeFileSync(`${path}.pcm`, '')
  await voice().take(below, at, office.send)
  expect(office.events.filter(({ type }) => type === 'refused')).toEqual([
    { type: 'refused', code: 'voice-pack-damaged', about: { path, where: '' } },
    { type: 'refused', code: 'no-voice-on-stick', about: { path: join(empty, 'voice') } },
    { type: 'refused', code: 'voice-pack-damaged', about: { path, where: 'samples' } },
  ])
})

test('the pack before goes when another one counts, and not before; what an engine remembers stays', async () => {
  const folder = join(scratch, 'project', 'voice')
  await voice().take(stick, at, office.send)
  const before = office.project.voice?.sha256.slice(0, 32) ?? ''
  for (const name of ['cache', 'making']) mkdirSync(join(folder, name))
  const other = join(scratch, 'other')
  cpSync(stick, other, { recursive: true })
  const manifest = join(other, 'voice', 'list-ja.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"text":"コウホ"', '"text":"誤　字"'))
  office.somebody = false
  const seen = office.seen()
  await voice().take(other, at, office.send)
  expect([office.seen(), existsSync(join(folder, before))]).toEqual([seen, true])
  office.somebody = true
  await voice().take(other, at, office.send)
  const now = office.project.voice?.sha256.slice(0, 32) ?? ''
  expect(now).not.toBe(before)
  expect(readdirSync(folder).sort()).toEqual([now, 'cache', 'making'].sort())
})

test('at a signature: no voice, none signed before, and no more names than a manifest takes', async () => {
  const own = voice()
  expect(await own.forSignature(office.project)).toBeNull()
  await own.take(stick, at, office.send)
  const says = { date: '2002-06-23', day: '', without: [], paper: [] }
  const signed = { number: '', listVersion: 1, files: new Map(), filesLast: new Map(), contents: new Map() }
  const after = (more: object) => own.forSignature({ ...office.project, signed: { ...signed, says: more } as never })
  expect(await after({ ...says, voice: null })).toBeNull()
  expect(await after({ ...says, voice: office.project.voice?.sha256 })).toEqual({
    directory: kept(),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const [clip] = office.seen().clips
  if (clip === undefined) throw new Error('a clip')
  const people = Array.from({ length: 9 }, (_, i) => `人${i}`)
  for (const by of people) await office.record({ type: 'clips-approved', clips: [clip] }, by)
  await own.forSignature(office.project)
  const pack = await loadPack(kept(), 'package', 'ja')
  if (!pack.ok) throw new Error(pack.error.type)
  expect(pack.value.manifest.clips.find(({ id }) => id === clip.id)?.approvedBy).toEqual(people.slice(0, 8))
})
