/** The commission signs the clips that people heard and approved: a sound or a name that is another since then is refused. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { importElection } from '#election/definition/import/import-election.ts'
import { parseKit } from '#election/keys/machine-identity.ts'
import type { LocalMinute } from '#election/time.ts'
import type { ManifestClip } from '#election/voice/manifest.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { NOTHING_RECORDED, recordedAfter } from '#simulation/office/recorded-after.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { writeShortVoice } from '#simulation/voice/short-voice.ts'
import { loadPack, PACKS, writePack } from '../../files/voice-pack.ts'
import { personaliseMachine } from '../../personalise/personalise-machine.ts'
import { machinePlacesOf } from '../../prepare/machine-places.ts'
import { readSources } from '../../prepare/read-sources.ts'
import { loadShippedFonts } from '../../prepare/shipped-fonts.ts'
import { NEW_PROJECT, type Project, withAct } from '../../session/project.ts'
import type { RoomPurpose } from '../../session/room.ts'
import type { VoicePack } from '../../session/voice.ts'
import { ProjectVoice } from '../project-voice.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { doWork } from './key-work.ts'

/** The cost of a guess is tested elsewhere. */
vi.mock('#election/keys/passphrase-box.ts', async (original) => {
  const real = await original<typeof import('#election/keys/passphrase-box.ts')>()
  return { ...real, COST_OFFICE: real.COST_FIXTURE }
})

const at = '2027-03-01T09:30' as LocalMinute
const TYPED = new Map([0, 1, 2, 3].map((seat) => [seat, `the passphrase of seat ${seat}`]))
const randomness = secureRandomness()
let home: string
let stick: string
let files: ReadonlyMap<string, Uint8Array>
let project: Project
let pack: VoicePack
let voice: ProjectVoice
let brought: RoomSetting['voice']
let recorded = NOTHING_RECORDED

/** The record gets no line: the power went. */
const workWithoutLine = (purpose: RoomPurpose): Promise<RoomReply> => {
  const below = (name: string) => join(home, name)
  const shares = [join(home, 'prepared', 'office')]
  const places = {
    office: below('office'),
    machines: below('machines'),
    rolls: below('rolls'),
    losses: below('lost-media'),
    prepared: below('prepared'),
    shares,
    reader: null,
  }
  const what = { type: 'setting', purpose, use: 'rehearsal', files, places, cards: null, finished: [] } as const
  return doWork({ ...what, paper: [], recorded, voice: brought }, [], TYPED, randomness, () => {})
}

async function work(purpose: RoomPurpose): Promise<RoomReply> {
  const reply = await workWithoutLine(purpose)
  recorded = recordedAfter(recorded, reply)
  return reply
}

async function takeAndApprove(): Promise<void> {
  await voice.take(stick, at, (event) => {
    if (event.type === 'voice-seen') pack = event.pack
  })
  const clips = pack.clips.map(({ id, content }) => ({ id, content }))
  for (const by of ['愛', '健']) project = withAct(project, { act: { type: 'clips-approved', clips }, at, by })
  brought = await voice.forSignature(project)
}

/** In every pack of the directory, but for the sums. */
async function change(directory: string, of: (clip: ManifestClip, sound: Uint8Array) => Partial<ManifestClip>) {
  for (const { part, language } of PACKS) {
    const read = await loadPack(directory, part, language)
    if (!read.ok) throw new Error(read.error.type)
    const { manifest, samples } = read.value
    const clips = manifest.clips.map((clip) => {
      const sound = samples.subarray(2 * clip.at, 2 * (clip.at + clip.samples))
      return { ...clip, ...(clip.id.startsWith('name:') && of(clip, sound)), sha256: '' }
    })
    const summed = clips.map((clip) => ({
      ...clip,
      sha256: sha256Hex(samples.subarray(2 * clip.at, 2 * (clip.at + clip.samples))),
    }))
    await writePack(directory, { manifest: { ...manifest, clips: summed }, samples })
  }
}

const otherSound = (directory: string) =>
  change(directory, (_, sound) => {
    sound.reverse()
    return {}
  })
const otherName = (directory: string) => change(directory, () => ({ approvedBy: ['誰か', '健'] }))

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ippyo-heard-'))
  stick = join(home, 'stick')
  const read = await readSources(writeRehearsalSet(join(stick, 'set')))
  if (!read.ok) throw new Error(read.error.type)
  files = read.value
  const imported = importElection(files, { fonts: await loadShippedFonts() })
  if (!imported.ok) throw new Error('the set has errors')
  await writeShortVoice(imported.value.sources, join(stick, 'voice'))
  project = NEW_PROJECT
  voice = new ProjectVoice(join(home, 'voice'), async (act) => {
    project = withAct(project, { act, at, by: '愛' })
    return true
  })
  brought = null
  expect(await work('office')).toMatchObject({ type: 'done' })
  const kit = parseKit(new Uint8Array(readFileSync(join(home, 'office', 'kits', '1.json'))))
  if (!kit.ok) throw new Error(kit.error.type)
  const stations = [{ id: '1', kiosks: 2, spares: 1, desks: [] }] as unknown as Parameters<typeof machinePlacesOf>[0]
  for (const place of machinePlacesOf(stations)) {
    const directory = join(home, 'machines', place.id)
    await personaliseMachine({ directory, place: { ...place, serial: place.id }, kit: kit.value, randomness })
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeEach(takeAndApprove)

const CHANGED = { type: 'failed', code: 'voice-changed' }

test('a package is not signed with a voice that was changed, half there or gone; as it was heard it is', async () => {
  const directory = brought?.directory ?? ''
  await otherSound(directory)
  expect(await work('package')).toMatchObject(CHANGED)
  await takeAndApprove()
  await otherName(directory)
  expect(await work('package')).toMatchObject(CHANGED)
  rmSync(join(directory, 'package-en.pcm'))
  expect(await work('package')).toMatchObject(CHANGED)
  await takeAndApprove()
  const signed = await workWithoutLine('package')
  expect(signed).toMatchObject({ type: 'done', done: { says: { voice: pack.sha256 } } })
  // After the power went: what is there is what was approved, or it is not found.
  await otherSound(directory)
  expect(await work('package')).toMatchObject(CHANGED)
  await takeAndApprove()
  expect(await work('package')).toEqual(signed)
})

test('nor a list; with a corrected sound that was heard it says that', async () => {
  const before = pack.sha256
  await otherSound(brought?.directory ?? '')
  expect(await work('list')).toMatchObject(CHANGED)
  await takeAndApprove()
  await otherName(brought?.directory ?? '')
  expect(await work('list')).toMatchObject(CHANGED)
  await takeAndApprove()
  expect(await work('list')).toMatchObject({ type: 'failed', code: 'list-unchanged' })
  await otherSound(join(stick, 'voice'))
  await takeAndApprove()
  const signed = await workWithoutLine('list')
  expect(pack.sha256).not.toBe(before)
  expect(signed).toMatchObject({
    type: 'done',
    done: { type: 'list-signed', version: 2, says: { voice: pack.sha256 } },
  })
  expect(await work('list')).toEqual(signed)
})
