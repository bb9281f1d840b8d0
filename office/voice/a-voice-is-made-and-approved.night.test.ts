/** From sources to the voice in a signed package: every clip or none, two people for a real election, one missing clip refuses. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { CandidateId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { nameClip, promptClip } from '#election/voice/clip-id.ts'
import { openVoice } from '#election/voice/voice.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { tone, toneEngine } from '#simulation/voice/tone-engine.ts'
import { readTrust } from '../../verify/package/trust.ts'
import { loadPack, PACKS, writeManifest } from '../files/voice-pack.ts'
import { bringVoice } from '../prepare/bring-voice.ts'
import { prepareImported } from '../prepare/prepare-imported.ts'
import { makeVoice, type VoiceInput } from './make-voice.ts'
import { parseReadings } from './readings.ts'
import { NO_RECORDINGS, recordingsIn } from './recordings.ts'
import { pcmOf } from './sound/finish.ts'
import { wavOf } from './sound/wav.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const readings = parseReadings(utf8('clip,kana,spelling\ncontest:mayor,しちょー,\ncontest:council,しぎかいぎいん,\n'))
if (typeof readings === 'number') throw new Error('readings of the test')

let scratch: string
let voice: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-voice-test-'))
  voice = join(scratch, 'voice')
  expect(await makeVoice(input())).toMatchObject({ ok: true })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

function input(over: Partial<VoiceInput> = {}): VoiceInput {
  return {
    sources: tinySources,
    readings: readings as VoiceInput['readings'],
    engines: { ja: toneEngine(), en: toneEngine() },
    recordings: NO_RECORDINGS,
    directory: voice,
    progress: () => {},
    ...over,
  }
}

async function problemsOf(over: Partial<VoiceInput>) {
  const directory = join(scratch, 'refused')
  const made = await makeVoice(input({ directory, ...over }))
  // Nothing is written when anything is refused.
  expect(await loadPack(directory, 'package', 'ja')).toMatchObject({ error: { type: 'voice-missing' } })
  return made.ok ? [] : made.error.problems.map(({ clip, language, doubt }) => `${language} ${clip} ${doubt.type}`)
}

describe('making', () => {
  it('a title without reading, an engine that is not there, one that fails', async () => {
    const titles = ['ja contest:mayor reading-missing', 'ja contest:council reading-missing']
    const missing = await problemsOf({ readings: new Map() })
    expect(missing).toEqual([...titles, ...titles.map((each) => each.replace('ja', 'en'))])
    const without = await problemsOf({ engines: { ja: toneEngine(), en: null } })
    expect(without.length).toBeGreaterThan(100)
    expect(
      without.every((problem) =>
        /^en (prompt|place|seats|speed|volume|digit|row|nth|of|people|step):.* no-engine$/.test(problem),
      ),
    ).toBe(true)
  })

  it('a silent clip, a clipped one, one of another voice', async () => {
    const odd: Record<string, object> = {
      'Recording. Please wait.': { height: 0 },
      'Row: ka.': { height: 1.2 },
      'Row: sa.': { hz: 300 },
    }
    const engines = { ja: toneEngine(), en: toneEngine((words) => odd[words] ?? {}) }
    expect((await problemsOf({ engines })).sort()).toEqual([
      'en prompt:recording silent',
      'en row:ka clipped',
      'en row:sa pitch-off',
    ])
  })

  it('a recording stands in place of the engine, in both languages, with its speaker', async () => {
    const [recordings, directory] = [join(scratch, 'recordings'), join(scratch, 'recorded')]
    const name = nameClip(tinySources.candidates[0]?.id as CandidateId)
    const spoken = wavOf(pcmOf(tone({ hz: 140, height: 0.5, ms: 700 })))
    await writeWholeFile(join(recordings, 'ja', `${name.replace(':', '-')}.wav`), spoken)
    const speaker = { name: '朗読 花子', licence: '新見市選挙管理委員会の選挙に限る' }
    expect(await makeVoice(input({ directory, recordings: recordingsIn(recordings, speaker) }))).toMatchObject({
      ok: true,
    })
    for (const language of LANGUAGES) {
      const pack = await loadPack(directory, 'list', language)
      if (!pack.ok) throw new Error(pack.error.type)
      const { clips, makers } = pack.value.manifest
      const recorded = clips.filter((clip) => makers[clip.maker]?.engine === 'recorded')
      expect(recorded.map((clip) => clip.id)).toEqual([name])
    }
  })

  it('a pack of which one byte changed is no pack', async () => {
    const path = join(voice, 'list-ja.pcm')
    const bytes = await readFile(path)
    await writeFile(path, bytes.with(100, (bytes[100] ?? 0) ^ 1))
    expect(await loadPack(voice, 'list', 'ja')).toMatchObject({ error: { type: 'voice-damaged', where: 'of:2' } })
    await writeFile(path, bytes)
    expect(await loadPack(voice, 'list', 'ja')).toMatchObject({ ok: true })
  })
})

describe('approved', () => {
  it('a real election takes every clip only with the names of two people, a rehearsal without', async () => {
    const directory = join(scratch, 'approved')
    await cp(voice, directory, { recursive: true })
    const [first] = await idsOf(directory, 'ja')
    const open = { error: { type: 'voice-not-approved', language: 'ja', clip: first } }
    expect(await bringVoice(directory, tinySources, 'live')).toMatchObject(open)
    expect(await bringVoice(directory, tinySources, 'rehearsal')).toMatchObject({ ok: true })
    await approveAll(directory, ['佐藤'])
    expect(await bringVoice(directory, tinySources, 'live')).toMatchObject(open)
    await approveAll(directory, ['佐藤', '鈴木'])
    expect(await bringVoice(directory, tinySources, 'live')).toMatchObject({ ok: true })
    // Made anew: nobody has heard it.
    await makeVoice(input({ directory }))
    expect(await bringVoice(directory, tinySources, 'live')).toMatchObject(open)
  })
})

describe('in a package', () => {
  const out = () => join(scratch, 'prepared')
  let election: LoadedElection
  let authority: Uint8Array
  beforeAll(async () => {
    const made = {
      out: out(),
      use: 'fixture' as const,
      randomness: seededRandomness('voice'),
      ceremony: playedCeremony,
    }
    const prepared = await prepareImported(
      { ...made, voice, mediaOf: [], progress: () => {} },
      { sources: tinySources, warnings: [] },
      null,
    )
    if (!prepared.ok) throw new Error(prepared.error.type)
    authority = prepared.value.authorityPublicKey
    const read = await readPackageDirectory(join(out(), 'package'), authority)
    if (!read.ok) throw new Error(read.error.type)
    election = read.value
  })

  it.each(LANGUAGES)('every clip is there, in %s', (language) => {
    const opened = openVoice(election, language)
    expect(opened.ok && opened.value.samples(promptClip('recorded')).length).toBeGreaterThan(10_000)
  })

  it('the package binds its files and the list binds its own; both readers say so', async () => {
    expect(election.list).toMatchObject({ format: 2, files: { length: 4 } })
    const path = join(out(), 'package', 'voice', 'list-1-ja.pcm')
    const bytes = await readFile(path)
    expect(await readTrust(join(out(), 'package'), toHex(authority))).toMatchObject({ use: 'fixture' })
    await writeFile(path, bytes.with(7, (bytes[7] ?? 0) ^ 1))
    expect(await readPackageDirectory(join(out(), 'package'), authority)).toEqual({
      ok: false,
      error: { type: 'file-altered', path: 'voice/list-1-ja.pcm' },
    })
    expect(await readTrust(join(out(), 'package'), toHex(authority))).toBe('file-missing-or-altered')
    await rm(path)
    expect(await readPackageDirectory(join(out(), 'package'), authority)).toMatchObject({
      error: { type: 'file-missing' },
    })
    await writeFile(path, bytes)
  })

  it('one clip that is missing, or says another name, refuses the language', () => {
    const [contest, ...others] = election.list.contests
    if (contest === undefined) throw new Error('a contest')
    const renamed = contest.candidates.map((each, i) => (i === 0 ? { ...each, kana: `${each.kana}べつ` } : each))
    const list = { ...election.list, contests: [{ ...contest, candidates: renamed }, ...others] }
    const clip = nameClip(contest.candidates[0]?.id as CandidateId)
    expect(openVoice({ ...election, list }, 'en')).toEqual({
      ok: false,
      error: { type: 'voice-incomplete', language: 'en', clip, clips: 1 },
    })
  })

  it('a package without voice, and one whose manifest nobody can read', () => {
    const without = new Map([...election.files].filter(([path]) => !path.startsWith('voice/')))
    expect(openVoice({ ...election, files: without }, 'ja')).toEqual({ ok: false, error: { type: 'voice-none' } })
    const other = new Map(election.files).set('voice/package-ja.json', canonicalJson({ format: 2 }))
    expect(openVoice({ ...election, files: other }, 'ja')).toMatchObject({
      error: { type: 'voice-wrong-format', where: 'format' },
    })
    const swapped = new Map(election.files).set(
      'voice/package-ja.json',
      election.files.get('voice/package-en.json') ?? utf8(''),
    )
    expect(openVoice({ ...election, files: swapped }, 'ja')).toMatchObject({ error: { where: 'part' } })
  })
})

/** As the office writes them before it signs. */
async function approveAll(directory: string, approvedBy: readonly string[]): Promise<void> {
  for (const { part, language } of PACKS) {
    const { manifest } = must(await loadPack(directory, part, language))
    await writeManifest(directory, { ...manifest, clips: manifest.clips.map((clip) => ({ ...clip, approvedBy })) })
  }
}

async function idsOf(directory: string, language: Language): Promise<readonly string[]> {
  const packs = await Promise.all(
    PACKS.filter((each) => each.language === language).map(({ part }) => loadPack(directory, part, language)),
  )
  return packs.flatMap((pack) => (pack.ok ? pack.value.manifest.clips.map((clip) => clip.id) : []))
}
