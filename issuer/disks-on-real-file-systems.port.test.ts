/** X-A2 at the issuer, on real file systems on loop devices: what keeps every version of the marks is refused before any is written. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LoopDisk, type LoopDiskKind, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import { diskRefusal } from './services/start/inspect-disks.ts'
import { TAKE_OVER_FILE } from './services/take-over/page-file.ts'

const EXT4: LoopDiskKind = { fileSystem: 'ext4', mebibytes: 8 }
const BTRFS: LoopDiskKind = { fileSystem: 'btrfs', mebibytes: 128 }
const why = whyNoLoopDisk() ?? whyNoLoopDisk(BTRFS)
const open: LoopDisk[] = []

function disk(kind: LoopDiskKind): LoopDisk {
  const made = new LoopDisk(kind)
  open.push(made)
  return made
}

afterEach(() => {
  for (const each of open.splice(0)) each.remove()
})

async function said(machine: string, takeOver: string, use: 'live' | 'rehearsal' | 'fixture' = 'live') {
  return (await diskRefusal({ machine, takeOver }, use))?.code ?? null
}

describe.skipIf(why !== null)(`disks of an issuer${why === null ? '' : ` (skipped: ${why})`}`, () => {
  it('ext4 for both, the medium mounted as prescribed: nothing is said against it', async () => {
    expect(await said(disk(EXT4).place, disk(EXT4).place)).toBe(null)
  })

  it('the books on a disk that writes to new places', async () => {
    const [machine, medium] = [disk(BTRFS).place, disk(EXT4).place]
    expect(await said(machine, medium)).toBe('machine-file-system')
  })

  it('a take-over medium that writes to new places, also in a rehearsal', async () => {
    const [machine, medium] = [disk(EXT4).place, disk(BTRFS).place]
    expect(await said(machine, medium)).toBe('take-over-medium-file-system')
    expect(await said(machine, medium, 'rehearsal')).toBe('take-over-medium-file-system')
    expect(await said(machine, medium, 'fixture')).toBe(null)
  })

  it('a medium whose journal would have the moment of each issue, or that is not there at all', async () => {
    const [machine, medium] = [disk(EXT4), disk(EXT4)]
    medium.unmount()
    expect(await said(machine.place, medium.place)).toBe('take-over-medium-mount')
    medium.mount('noatime,nosuid,nodev,noexec')
    expect(await said(machine.place, medium.place)).toBe('take-over-medium-mount')
    expect(await said(machine.place, join(medium.place, 'nowhere'))).toBe('take-over-medium-mount')
  })

  it('a take-over file that somebody copied with holes', async () => {
    const [machine, medium] = [disk(EXT4), disk(EXT4)]
    const scratch = mkdtempSync(join(tmpdir(), 'ippyo-holes-'))
    writeFileSync(join(scratch, TAKE_OVER_FILE), new Uint8Array(1024 * 1024))
    execFileSync('cp', ['--sparse=always', join(scratch, TAKE_OVER_FILE), medium.place])
    execFileSync('sync', ['-f', medium.place])
    expect(await said(machine.place, medium.place)).toBe('take-over-medium-holes')
    rmSync(scratch, { recursive: true })
  })
})
