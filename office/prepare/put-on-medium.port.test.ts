/** The office puts a prepared box onto real sticks (loop devices): what it says, and what the machine says of them afterwards. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LoopDisk, type LoopDiskKind, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { inspectMedia } from '#kiosk/services/inspect-media.ts'
import { type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'
import { said } from '../commands/ippyo-in-tests.ts'
import { checkEmptyMedium, putOnMedium } from './put-on-medium.ts'

const EXT4: LoopDiskKind = { fileSystem: 'ext4', mebibytes: 16 }
const BTRFS: LoopDiskKind = { fileSystem: 'btrfs', mebibytes: 128 }
const why = whyNoLoopDisk()
const noBtrfs = whyNoLoopDisk(BTRFS)
const open: LoopDisk[] = []
let prepared: Prepared
let pair: string

beforeAll(async () => {
  if (why !== null) return
  prepared = await prepareSmall()
  const kiosk = prepared.election.electionPackage.machines.find((each) => each.kind === 'kiosk')
  pair = join(prepared.directory, 'media', kiosk?.station ?? '', String(kiosk?.pair))
})
afterEach(() => {
  for (const each of open.splice(0)) each.remove()
})
afterAll(() => {
  if (why === null) prepared.remove()
})

function disk(kind: LoopDiskKind): LoopDisk {
  const made = new LoopDisk(kind)
  open.push(made)
  return made
}

const put = (stick: LoopDisk, box: string) => putOnMedium(box, stick.place, () => {})

/** The points of a machine's check about them: file system, mount, box, apart. */
async function mediaPoints(...media: readonly string[]): Promise<readonly boolean[]> {
  const { out } = await said('--json', 'inspect', 'machine', pair, ...media.flatMap((place) => ['--medium', place]))
  const [object = ''] = out.split('\n')
  const { points } = JSON.parse(object) as {
    readonly points: readonly { readonly requirement: string; readonly holds: boolean }[]
  }
  return points.filter(({ requirement }) => requirement.startsWith('media-')).map(({ holds }) => holds)
}

describe.skipIf(why !== null)(`a prepared box${why === null ? '' : ` (skipped: ${why})`}`, () => {
  it('writes original and duplicate onto two sticks, byte for byte; a live machine has nothing to say against them', async () => {
    const sticks = { original: disk(EXT4), duplicate: disk(EXT4) }
    for (const role of ['original', 'duplicate'] as const) {
      const box = join(pair, role)
      expect(await put(sticks[role], box)).toMatchObject({ value: { fileSystem: 'ext4' } })
      // Compared as a whole: `toEqual` of megabytes takes seconds.
      const [written, own] = [sticks[role].place, box].map((place) => readFileSync(join(place, BALLOT_BOX_FILE)))
      expect(own && written?.equals(own), role).toBe(true)
    }
    const doubts = await inspectMedia(async (role) => {
      const found = await inspectMedium(sticks[role].place)
      return found.ok ? found.value : null
    }, 'live')
    expect(doubts).toBe(null)
    expect(await mediaPoints(sticks.original.place, sticks.duplicate.place)).toEqual([true, true, true, true])
    expect(await mediaPoints(sticks.original.place, sticks.original.place)).toEqual([true, true, true, false])
  })

  it('never overwrites: a stick with a box, or with anything else, is refused', async () => {
    const stick = disk(EXT4)
    const box = join(pair, 'original')
    expect(await put(stick, box)).toMatchObject({ ok: true })
    const refused = { ok: false, error: { type: 'stick-not-empty', found: BALLOT_BOX_FILE } }
    expect(await put(stick, box)).toEqual(refused)
    expect(await checkEmptyMedium(stick.place)).toEqual(refused)
  })

  it.skipIf(noBtrfs !== null)(
    `refuses a stick that writes to new places${noBtrfs === null ? '' : ` (skipped: ${noBtrfs})`}`,
    async () => {
      const stick = disk(BTRFS)
      const refused = { ok: false, error: { type: 'stick-file-system', found: 'btrfs' } }
      expect(await put(stick, join(pair, 'original'))).toEqual(refused)
      expect(await checkEmptyMedium(stick.place)).toEqual(refused)
    },
  )

  it('a take-over medium needs to be empty ext4 and a mount of its own', async () => {
    const stick = disk(EXT4)
    expect(await checkEmptyMedium(stick.place)).toMatchObject({ value: { fileSystem: 'ext4' } })
    const inside = join(stick.place, 'lost+found')
    expect(await checkEmptyMedium(inside)).toEqual({ ok: false, error: { type: 'stick-not-mounted', path: inside } })
  })

  // TC-14
  it('a box with a vote in it is never copied; one that is no box is not either', async () => {
    const stick = disk(EXT4)
    const scratch = mkdtempSync(join(tmpdir(), 'ippyo-used-'))
    cpSync(join(pair, 'original'), scratch, { recursive: true })
    const used = readFileSync(join(scratch, BALLOT_BOX_FILE))
    used[200 * 4096] = 1
    writeFileSync(join(scratch, BALLOT_BOX_FILE), used)
    expect(await put(stick, scratch)).toEqual({ ok: false, error: { type: 'box-not-fresh', page: 200 } })
    writeFileSync(join(scratch, BALLOT_BOX_FILE), new Uint8Array(4096 * 300))
    expect(await put(stick, scratch)).toMatchObject({ error: { type: 'box-not-fresh' } })
    rmSync(join(scratch, BALLOT_BOX_FILE))
    execFileSync('mkfifo', [join(scratch, BALLOT_BOX_FILE)])
    expect(await put(stick, scratch)).toMatchObject({ error: { type: 'box-not-readable' } })
    rmSync(scratch, { recursive: true })
  })

  it('a stick that is too small says so, and keeps no whole box', async () => {
    const stick = disk(EXT4)
    const big = mkdtempSync(join(tmpdir(), 'ippyo-big-'))
    mkdirSync(big, { recursive: true })
    const box = new Uint8Array(4096 * 5000)
    for (const page of [0, 16, 32]) box[page * 4096] = 1
    writeFileSync(join(big, BALLOT_BOX_FILE), box)
    expect(await put(stick, big)).toEqual({ ok: false, error: { type: 'stick-failed', fault: 'full' } })
    rmSync(big, { recursive: true })
  })
})
