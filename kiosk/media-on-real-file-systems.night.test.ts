/**
 * X-A2 and X-A3 as they were done: media on real file systems on loop devices, mounted as prescribed, with the ballot box put
 * there in the ways in which somebody might; and the machine's words about them on the day of an election.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LoopDisk, type LoopDiskKind, MEDIUM_OPTIONS, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { inspectMedia } from './services/inspect-media.ts'

const BOX = 'ballot-box.ippyo'
const BOX_BYTES = 2 * 1024 * 1024
const EXT4: LoopDiskKind = { fileSystem: 'ext4', mebibytes: 8 }
const BTRFS: LoopDiskKind = { fileSystem: 'btrfs', mebibytes: 128 }
const OTHERS: readonly LoopDiskKind[] = [
  BTRFS,
  { fileSystem: 'xfs', mebibytes: 320 },
  { fileSystem: 'vfat', mebibytes: 16 },
]
const why = whyNoLoopDisk()

const open: LoopDisk[] = []
let scratch: string
/** A box as it lies on the office's disk: nearly all zeros. */
let box: string

function disk(kind: LoopDiskKind): LoopDisk {
  const made = new LoopDisk(kind)
  open.push(made)
  return made
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-box-'))
  box = join(scratch, BOX)
  writeFileSync(box, new Uint8Array(BOX_BYTES).fill(7, 0, 4096))
})
afterEach(() => {
  for (const each of open.splice(0)) each.remove()
})
afterAll(() => rmSync(scratch, { recursive: true }))

/** The words about the duplicate on a live machine that has not opened its pair yet. */
async function said(duplicate: LoopDisk): Promise<string | null> {
  const original = disk(EXT4)
  put(original, 'cp', '--sparse=never')
  const places = { original, duplicate }
  const found = await inspectMedia(async (role) => {
    const inspected = await inspectMedium(places[role].place)
    return inspected.ok ? inspected.value : null
  }, 'live')
  expect(found?.original ?? null).toBe(null)
  return found?.duplicate ?? null
}

function put(medium: LoopDisk, program: string, ...options: readonly string[]): void {
  execFileSync(program, [...options, box, join(medium.place, BOX)])
  execFileSync('sync', ['-f', medium.place])
}

describe.skipIf(why !== null)(`media on real file systems${why === null ? '' : ` (skipped: ${why})`}`, () => {
  it('ext4 as prescribed with every block written: nothing is said against it', async () => {
    const medium = disk(EXT4)
    put(medium, 'cp', '--sparse=never')
    expect(await said(medium)).toBe(null)
  })

  it.each([
    ['cp --sparse=always', 'cp', ['--sparse=always']],
    ['dd conv=sparse', 'sh', ['-c', 'dd if="$0" of="$1" bs=4096 conv=sparse status=none; truncate -r "$0" "$1"']],
  ] as const)('X-A3: a box put there by %s has holes', async (_, program, options) => {
    const medium = disk(EXT4)
    put(medium, program, ...options)
    expect(await said(medium)).toBe('medium-holes')
  })

  it('X-A3: a box whose blocks are only promised (fallocate) says the moment of each first write too', async () => {
    const medium = disk(EXT4)
    execFileSync('fallocate', ['-l', String(BOX_BYTES), join(medium.place, BOX)])
    execFileSync('dd', [
      `if=${box}`,
      `of=${join(medium.place, BOX)}`,
      'bs=4096',
      'count=1',
      'conv=notrunc',
      'status=none',
    ])
    execFileSync('sync', ['-f', medium.place])
    expect(await said(medium)).toBe('medium-holes')
  })

  for (const kind of OTHERS) {
    const missing = whyNoLoopDisk(kind)
    const reason = missing === null ? '' : ` (skipped: ${missing})`
    it.skipIf(missing !== null)(
      `X-A2: ${kind.fileSystem}, mounted with the same options, is refused${reason}`,
      async () => {
        const medium = disk(kind)
        copyFileSync(box, join(medium.place, BOX))
        expect(await said(medium)).toBe('medium-file-system')
      },
    )
  }

  it('a stick whose own defaults journal every page shows nothing in the list of mounts, and is refused', async () => {
    const medium = disk({ ...EXT4, after: [['tune2fs', '-o', 'journal_data', 'IMAGE']] })
    put(medium, 'cp', '--sparse=never')
    expect(await said(medium)).toBe('medium-file-system')
  })

  it.each([
    ['fast_commit', [['mkfs.ext4', '-q', '-F', '-J', 'size=16', '-O', 'fast_commit', 'IMAGE']]],
    ['mmp', [['tune2fs', '-O', 'mmp', 'IMAGE']]],
    ['bigalloc', [['mkfs.ext4', '-q', '-F', '-O', 'bigalloc', 'IMAGE']]],
    ['inline_data', [['mkfs.ext4', '-q', '-F', '-O', 'inline_data', 'IMAGE']]],
  ])('X3-C5: ext4 with a feature that nobody looked at is refused: %s', async (_, after) => {
    const medium = disk({ ...EXT4, mebibytes: 64, after })
    put(medium, 'cp', '--sparse=never')
    expect(await said(medium)).toBe('medium-file-system')
  })

  it('X3-C5: an ext4 that needs its journal, or was made by a newer mkfs, is none of these', async () => {
    const medium = disk({ ...EXT4, after: [['mkfs.ext4', '-q', '-F', '-O', 'metadata_csum_seed', 'IMAGE']] })
    put(medium, 'cp', '--sparse=never')
    expect(await said(medium)).toBe(null)
  })

  it.each([
    ['an old copy of the box', (place: string) => copyFileSync(box, join(place, 'lost+found', BOX))],
    [
      'a directory in its place that is a link',
      (place: string) => {
        rmSync(join(place, 'lost+found'), { recursive: true })
        symlinkSync('.', join(place, 'lost+found'))
      },
    ],
  ])('X3-C5: whatever is in lost+found is something beside the box: %s', async (_, lay) => {
    const medium = disk(EXT4)
    put(medium, 'cp', '--sparse=never')
    lay(medium.place)
    expect(await said(medium)).toBe('medium-leftovers')
  })

  it('one file that is journalled by its own attribute (chattr +j) is refused', async () => {
    const medium = disk(EXT4)
    put(medium, 'cp', '--sparse=never')
    medium.unmount()
    // EXT4_JOURNAL_DATA_FL 0x4000, EXT4_EXTENTS_FL 0x80000
    medium.change('debugfs', '-w', '-R', `set_inode_field ${BOX} flags 0x84000`)
    medium.mount()
    expect(await said(medium)).toBe('medium-file-system')
  })

  it.skipIf(whyNoLoopDisk(BTRFS) !== null)(
    'the machine’s own disk is asked too, however deep its directory lies',
    async () => {
      const judged: (boolean | null)[] = []
      for (const kind of [EXT4, BTRFS]) {
        const own = join(disk(kind).place, 'var', 'machine')
        mkdirSync(own, { recursive: true })
        const mount = await mountHolding(own)
        judged.push(mount && overwritesInPlace(mount))
      }
      expect(judged).toEqual([true, false])
    },
  )

  it('without lazytime the journal would have the moments: refused', async () => {
    const medium = disk(EXT4)
    put(medium, 'cp', '--sparse=never')
    medium.unmount()
    medium.mount('noatime,nosuid,nodev,noexec')
    expect(await said(medium)).toBe('medium-mount')
  })

  it('with the usual commits every five seconds the journal would have a moment for each press: refused', async () => {
    const medium = disk(EXT4)
    put(medium, 'cp', '--sparse=never')
    for (const [options, answer] of [
      ['noatime,nosuid,nodev,noexec,lazytime', 'medium-mount'],
      ['noatime,nosuid,nodev,noexec,lazytime,commit=300', 'medium-mount'],
      [MEDIUM_OPTIONS, null],
    ] as const) {
      medium.unmount()
      medium.mount(options)
      expect(await said(medium)).toBe(answer)
    }
  })
})
