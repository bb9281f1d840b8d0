/**
 * The voice of a project: a pack under the hash that its record names, made here or brought on a stick. The names of the approvers are in
 * the record alone until something is signed; then they go into the manifests.
 */

import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { KNOWN_FORMS } from '#documents/town-forms.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import type { Language } from '#election/language.ts'
import { inEach } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { type ManifestClip, SAMPLE_RATE } from '#election/voice/manifest.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { ScreenFile } from '#shell/screen-files.ts'
import { clipBytes, type PackFileError, writeManifest, writePack } from '../files/voice-pack.ts'
import { loadWholeVoice, unapproved, voiceHash, voiceHashWithNames, type WholeVoice } from '../files/whole-voice.ts'
import { shippedFonts } from '../prepare/shipped-fonts.ts'
import { wordOn } from '../session/clip-word.ts'
import type { OfficeEvent } from '../session/event.ts'
import type { Project } from '../session/project.ts'
import type { Act } from '../session/record.ts'
import type { VoiceClip, VoicePack, VoiceRefused } from '../session/voice.ts'
import { remembering } from '../voice/cache.ts'
import type { Engine } from '../voice/engine.ts'
import { findEngine, findEngines, wholeSet } from '../voice/find-engines.ts'
import { makeVoice } from '../voice/make-voice.ts'
import { loadReadings, type ReadingsError } from '../voice/readings.ts'
import { NO_RECORDINGS } from '../voice/recordings.ts'
import { wavOf } from '../voice/sound/wav.ts'
import { findFiles } from './find-files.ts'
import type { RoomSetting } from './keys/key-messages.ts'
import { progress } from './progress.ts'

/** The voice that a room signs. */
type RoomVoice = NonNullable<RoomSetting['voice']>
type Send = (event: OfficeEvent) => void
type Files = ReadonlyMap<string, Uint8Array>

/** A manifest takes no more names than that. */
const NAMES_MAX = 8
const CLIP_ROUTE = /^\/clip\/([0-9a-f]{64})\.wav$/

export class ProjectVoice {
  readonly #directory: string
  readonly #record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>
  readonly #findEngine: (language: Language) => Promise<Engine | null>
  #packs: WholeVoice = []
  #stopped = false

  /** @param record resolves to false when nobody may write */
  constructor(
    directory: string,
    record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>,
    engineOf: (language: Language) => Promise<Engine | null> = findEngine,
  ) {
    this.#directory = directory
    this.#record = record
    this.#findEngine = engineOf
  }

  /** @returns false: what lies there is not what the record names */
  async load({ voice }: Project, send: Send): Promise<boolean> {
    if (voice === null) return true
    const packs = await loadWholeVoice(this.#placeOf(voice.sha256))
    if (!packs.ok || hashOf(packs.value) !== voice.sha256) return false
    this.#packs = packs.value
    send({ type: 'voice-seen', pack: packOf(packs.value) })
    return true
  }

  /** A folder `voice` on the stick, or one below it, as `ippyo voice make` writes it. */
  async take(stick: string, at: LocalMinute, send: Send): Promise<void> {
    const places = [join(stick, 'voice'), stick, ...(await below(stick))]
    const place = places.find((each) => existsSync(join(each, 'package-ja.json')))
    if (place === undefined) return refuse(send, { type: 'no-voice-on-stick', path: join(stick, 'voice') })
    await this.#keep(place, at, send)
  }

  /** By the engines of this computer, from the files as they count now and the readings beside them on the stick. */
  async make(files: Files, stick: string, at: LocalMinute, send: Send): Promise<void> {
    const found = wholeSet(await findEngines({}, this.#findEngine))
    if (found === null) return refuse(send, { type: 'no-voice-engine' })
    const imported = importElection(files, { fonts: await shippedFonts(), forms: KNOWN_FORMS })
    if (!imported.ok) return send({ type: 'refused', code: 'nothing-to-import', about: {} })
    const readings = await readingsBeside(stick)
    if (!readings.ok) return refuse(send, readings.error)
    const [making, cache] = [join(this.#directory, 'making'), join(this.#directory, 'cache')]
    await rm(making, { recursive: true, force: true })
    const made = await makeVoice({
      sources: imported.value.sources,
      readings: readings.value,
      engines: inEach((language) => this.#untilStopped(remembering(found[language], cache))),
      recordings: NO_RECORDINGS,
      directory: making,
      progress: (done, whole) => progress(send, 'voice', done, whole),
    })
    if (this.#stopped) return
    if (!made.ok) return send({ type: 'voice-problems', problems: made.error.problems })
    await this.#keep(making, at, send)
    await rm(making, { recursive: true, force: true })
  }

  /** A voice takes minutes: who ends the program does not wait for it. Clips that were made are remembered. */
  stop(): void {
    this.#stopped = true
  }

  #untilStopped(engine: Engine): Engine {
    const ended = err({ type: 'engine-failed', reason: 'the program ends' } as const)
    return { ...engine, render: async (words) => (this.#stopped ? ended : await engine.render(words)) }
  }

  /** One clip, for a page that knows the hash of its sound. */
  file(route: string): ScreenFile | null {
    const sha256 = CLIP_ROUTE.exec(route)?.[1]
    for (const { manifest, samples } of this.#packs) {
      const clip = manifest.clips.find((each) => each.sha256 === sha256)
      if (clip !== undefined) return { type: 'audio/wav', bytes: Buffer.from(wavOf(clipBytes(clip, samples))) }
    }
    return null
  }

  /** With the names of those who approved, for the signature. @returns null: an election by touch alone */
  async forSignature(project: Project): Promise<RoomVoice | null> {
    const { voice, signed } = project
    const silent = signed !== null && signed.says?.voice == null
    if (voice === null || silent) return null
    const directory = this.#placeOf(voice.sha256)
    const manifests = this.#packs.map(({ manifest }) => ({
      ...manifest,
      clips: manifest.clips.map((clip) => ({ ...clip, approvedBy: namesOn(project, clip) })),
    }))
    for (const manifest of manifests) await writeManifest(directory, manifest)
    return { directory, sha256: voiceHashWithNames(manifests) }
  }

  /** Whole and durable first, then the record names it; the pack before goes when another one counts. */
  async #keep(from: string, at: LocalMinute, send: Send): Promise<void> {
    const read = await loadWholeVoice(from).catch(unlessSystemError)
    // A stick that gives no file, or is drawn, is no fault of this computer's disk.
    if (!read?.ok) return refuse(send, damaged(read?.error ?? { type: 'voice-damaged', path: from, where: '' }))
    const packs = read.value
    const hash = hashOf(packs)
    for (const [done, { manifest, samples }] of packs.entries()) {
      progress(send, 'voice', done, packs.length)
      await writePack(this.#placeOf(hash), { manifest: unapproved(manifest), samples })
    }
    const pack = packOf(packs)
    if (!(await this.#record({ type: 'voice-taken', sha256: hash, clips: pack.clips.length }, at, send))) return
    this.#packs = packs
    send({ type: 'voice-seen', pack })
    for (const name of await readdir(this.#directory)) {
      const kept = [nameOf(hash), 'cache', 'making'].includes(name)
      if (!kept) await rm(join(this.#directory, name), { recursive: true, force: true })
    }
  }

  #placeOf(hash: string): string {
    return join(this.#directory, nameOf(hash))
  }
}

function refuse(send: Send, error: VoiceRefused): void {
  const { type: code, ...about } = error
  send({ type: 'refused', code, about })
}

const nameOf = (hash: string) => hash.slice(0, 32)

function damaged(error: PackFileError): VoiceRefused {
  return { type: 'voice-pack-damaged', path: error.path, where: 'where' in error ? error.where : '' }
}

const hashOf = (packs: WholeVoice) => voiceHash(packs.map(({ manifest }) => manifest))

/** The approval is for this sound with these words: a name that was corrected above an old sound is heard again. */
function contentOf({ voice, text, kana, sha256: sound }: ManifestClip): string {
  return sha256Hex(canonicalJson({ voice, text, kana, sound }))
}

function namesOn(project: Project, clip: ManifestClip): readonly string[] {
  return wordOn(project, { id: clip.id, content: contentOf(clip) }).approvedBy.slice(0, NAMES_MAX)
}

function packOf(packs: WholeVoice): VoicePack {
  const clips = new Map<string, VoiceClip>()
  for (const { manifest } of packs) {
    for (const clip of manifest.clips) {
      const { id, sha256, voice, text, kana, maker, samples } = clip
      const content = contentOf(clip)
      const key = `${id} ${content}`
      const languages = [...(clips.get(key)?.languages ?? []), manifest.language]
      const by = manifest.makers[maker]
      const ms = Math.round((1000 * samples) / SAMPLE_RATE)
      const said = by === undefined ? '' : by.engine === 'recorded' ? by.voice : by.engine
      clips.set(key, { id, sha256, content, languages, voice, text, kana, maker: said, ms })
    }
  }
  return { sha256: hashOf(packs), clips: [...clips.values()] }
}

async function readingsBeside(
  stick: string,
): Promise<Result<Parameters<typeof makeVoice>[0]['readings'], ReadingsError>> {
  for (const folder of [stick, ...(await findFiles(stick))]) {
    const path = join(folder, 'readings.csv')
    if (!existsSync(path)) continue
    return (await loadReadings(folder).catch(unlessSystemError)) ?? err({ type: 'readings-refused', path, line: 1 })
  }
  return ok(new Map())
}

async function below(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(place, name, 'voice'))
}
