/** A machine inspects the places of its media before it opens them for the first time. */
import { describe, expect, it } from 'vitest'
import type { Inspection } from '#hardware/medium/inspect.ts'
import { inspectMedia } from './inspect-media.ts'

const options = new Set(
  'rw,nosuid,nodev,noexec,noatime,lazytime,commit=86400,errors=remount-ro,data=ordered'.split(','),
)
const good = {
  device: 1n,
  mount: { fileSystem: 'ext4', options },
  leftovers: 0,
  regular: true,
  blocks: 'written',
  spaceForAll: true,
  pageReadMs: 12,
} as const satisfies Inspection

function look(duplicate: Partial<Inspection>, use: 'live' | 'rehearsal' | 'fixture' = 'live') {
  const slots = { original: good, duplicate: { ...good, device: 2n, ...duplicate } }
  return inspectMedia(async (role) => slots[role], use)
}

const without = (option: string) => ({ fileSystem: 'ext4', options: new Set([...options].filter((o) => o !== option)) })

describe('before a pair is opened for the first time', () => {
  it('two media that are as they must be have no fault', async () => {
    expect(await look({})).toBe(null)
  })

  it.each([
    ['it has another file', { leftovers: 1 }, 'medium-leftovers'],
    ['its file has holes, though there is room for them', { blocks: 'holes' }, 'medium-holes'],
    ['its file has only reserved space', { blocks: 'unwritten' }, 'medium-holes'],
    ['its file is elsewhere', { blocks: 'elsewhere' }, 'medium-file-system'],
    ['nobody knows how its file is stored', { blocks: 'not-told' }, 'medium-look-failed'],
    ['the program that looks is not there', { blocks: 'no-program' }, 'medium-not-inspected'],
    ['the look took too long', { blocks: 'too-slow' }, 'medium-look-slow'],
    ['it writes to new places', { mount: { fileSystem: 'btrfs', options } }, 'medium-file-system'],
    ['it does not say what its journal keeps', { mount: without('data=ordered') }, 'medium-file-system'],
    ['it is no file', { regular: false }, 'medium-foreign'],
    ['it answers slowly', { pageReadMs: 2500 }, 'medium-slow'],
    ['it is a directory of another disk', { mount: null }, 'medium-mount'],
    ['reading it would write', { mount: without('noatime') }, 'medium-mount'],
    ['programs may start from it', { mount: without('noexec') }, 'medium-mount'],
    ['it would keep the times of writes', { mount: without('lazytime') }, 'medium-mount'],
    ['its journal would have a time for each press', { mount: without('commit=86400') }, 'medium-mount'],
    ['it has features that nobody examined', { mount: { ...good.mount, features: 'others' } }, 'medium-file-system'],
    [
      'it also has fast commits',
      { mount: { ...good.mount, options: new Set([...options, 'fast_commit']) } },
      'medium-file-system',
    ],
    [
      'its journal would have pages',
      { mount: { fileSystem: 'ext4', options: new Set([...without('data=ordered').options, 'data=journal']) } },
      'medium-file-system',
    ],
  ] as const)('%s', async (_, duplicate, fault) => {
    expect(await look(duplicate)).toEqual({ original: null, duplicate: fault })
  })

  it('two media on one device are refused: they would fail together', async () => {
    const fault = 'media-on-one-device'
    expect(await look({ device: 1n })).toEqual({ original: fault, duplicate: fault })
  })

  it('a fixture may have them as directories of one disk, but not full or with another file', async () => {
    expect(await look({ device: 1n, mount: null }, 'fixture')).toBe(null)
    expect(await look({ blocks: 'holes', mount: null }, 'fixture')).toBe(null)
    expect(await look({ spaceForAll: false }, 'fixture')).toMatchObject({ duplicate: 'medium-full' })
    expect(await look({ mount: null, leftovers: 1 }, 'fixture')).toMatchObject({ duplicate: 'medium-leftovers' })
  })

  it('a rehearsal accepts directories of an office PC, but judges a mounted medium as the day does', async () => {
    expect(await look({ mount: null }, 'rehearsal')).toBe(null)
    expect(await look({ mount: without('noatime') }, 'rehearsal')).toEqual({
      original: null,
      duplicate: 'medium-mount',
    })
    expect(await look({ device: 1n }, 'rehearsal')).toMatchObject({ original: 'media-on-one-device' })
  })

  it('a medium that cannot be inspected is left to admission', async () => {
    expect(await inspectMedia(async () => null, 'live')).toBe(null)
  })
})
