/**
 * `mount-medium` as it is delivered, on real file systems: a sealed medium is evidence, and no byte of it changes by a count, also
 * not where the power was cut before it came to the tally.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DiskRoom, whyNoLoopDisk } from '#fixtures/loop-disk.ts'

const SCRIPT = join(import.meta.dirname, '../../packages/debian/every/usr/lib/ippyo/mount-medium')
const BOX = 'ballot-box.ippyo'
const why = whyNoLoopDisk()
const NO_FAT = whyNoLoopDisk({ fileSystem: 'vfat', mebibytes: 8 }) !== null
if (why !== null) console.warn(`media are not mounted: ${why}`)

describe.skipIf(why !== null)(`a medium in a socket${why === null ? '' : ` (${why})`}`, () => {
  let room: DiskRoom
  let script: string
  const loops: string[] = []

  beforeAll(() => {
    room = new DiskRoom()
    script = join(room.directory, 'mount-medium')
    mkdirSync(join(room.directory, 'dev/media'), { recursive: true })
    const text = readFileSync(SCRIPT, 'utf8')
      .replaceAll('/run/ippyo-media', join(room.directory, 'media'))
      .replaceAll('/dev/ippyo', join(room.directory, 'dev'))
    // The user has its number on machines alone.
    writeFileSync(script, text.replaceAll('ippyo:ippyo', '661:661').replaceAll('id=ippyo', 'id=661'))
  })
  afterEach(() => {
    for (const loop of loops.splice(0)) {
      spawnSync('umount', [loop])
      // The device is this computer's, and somebody else's is the next file in it.
      spawnSync('blockdev', ['--setrw', loop])
      spawnSync('losetup', ['-d', loop])
    }
  })
  afterAll(() => room.remove())

  const placeOf = (name: string) => join(room.directory, 'media', name)

  function formatted(fileSystem: 'ext4' | 'vfat'): string {
    const image = room.imageOf(fileSystem)
    rmSync(image, { force: true })
    execFileSync('truncate', ['-s', '24M', image])
    const files = join(room.directory, 'files')
    mkdirSync(files, { recursive: true })
    writeFileSync(join(files, BOX), new Uint8Array(4 << 20).fill(7), { mode: 0o600 })
    if (fileSystem === 'ext4') execFileSync('mkfs.ext4', ['-q', '-d', files, image])
    else execFileSync('mkfs.vfat', [image])
    return image
  }

  /** In its socket, as udev and the unit do it. */
  function plugged(name: string, image: string) {
    const device = execFileSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).trim()
    loops.push(device)
    rmSync(join(room.directory, 'dev/media', name), { force: true })
    symlinkSync(device, join(room.directory, 'dev/media', name))
    const { status, stderr } = spawnSync('sh', [script, name], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const options = execFileSync('findmnt', ['-no', 'OPTIONS', placeOf(name)], { encoding: 'utf8' })
      .trim()
      .split(',')
    return { device, options }
  }

  /** A kiosk's pair medium, written to, and its bytes when the power went: nothing was unmounted. */
  function cutAtTheKiosk(): string {
    const image = formatted('ext4')
    const { device } = plugged('original', image)
    const box = openSync(join(placeOf('original'), BOX), 'rs+')
    for (let page = 0; page < 16; page++) writeSync(box, new Uint8Array(4096).fill(9), 0, 4096, page * 4096)
    closeSync(box)
    const cut = room.imageOf('cut')
    copyFileSync(image, cut)
    execFileSync('umount', [device])
    expect(execFileSync('dumpe2fs', ['-h', cut], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toContain(
      'needs_recovery',
    )
    return cut
  }

  const sealed: readonly (readonly [string, string, () => string])[] = [
    ['of a machine whose power was cut', 'slot1', cutAtTheKiosk],
    ['that was unmounted in order', 'slot2', () => formatted('ext4')],
    ...(NO_FAT ? [] : [['with scans of sheets', 'slot3', () => formatted('vfat')] as const]),
    ['with roll lists', 'rolls', () => formatted('ext4')],
  ]
  it.each(sealed)('%s is read in %s, and is equal byte for byte after', (_, name, made) => {
    const image = made()
    const before = readFileSync(image)
    const { device, options } = plugged(name, image)
    expect(options).toEqual(expect.arrayContaining(['ro', 'nosuid', 'nodev', 'noexec', 'nosymfollow']))
    expect(() => writeFileSync(join(placeOf(name), 'x'), '')).toThrow('EROFS')
    expect(spawnSync('dd', ['if=/dev/zero', `of=${device}`, 'count=1', 'conv=notrunc,fsync']).status).not.toBe(0)
    execFileSync('umount', [device])
    expect(readFileSync(image).equals(before)).toBe(true)
  })

  it('after a power cut on the first day the tally reads all that was written, and may read it', () => {
    plugged('slot1', cutAtTheKiosk())
    const box = join(placeOf('slot1'), BOX)
    expect(statSync(box)).toMatchObject({ uid: 661, size: 4 << 20 })
    expect(readFileSync(box).subarray(0, 16 * 4096)).toEqual(Buffer.alloc(16 * 4096, 9))
  })

  it('a medium of the day takes writes, and times of no press go into its journal', () => {
    const { options } = plugged('original', formatted('ext4'))
    const wanted = ['rw', 'nosuid', 'nodev', 'noexec', 'nosymfollow', 'noatime', 'lazytime', 'commit=86400']
    expect(options).toEqual(expect.arrayContaining(wanted))
  })
})
