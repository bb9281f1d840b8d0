/** What a machine asks of the place of its media before it opens them for the first time. */
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
  slowestReadMs: 12,
} as const satisfies Inspection

function look(duplicate: Partial<Inspection>, use: 'live' | 'rehearsal' | 'fixture' = 'live') {
  const slots = { original: good, duplicate: { ...good, device: 2n, ...duplicate } }
  return inspectMedia(async (role) => slots[role], use)
}

const without = (option: string) => ({ fileSystem: 'ext4', options: new Set([...options].filter((o) => o !== option)) })

describe('before a pair is opened for the first time', () => {
  it('nothing is said against two media that lie as they must', async () => {
    expect(await look({})).toBe(null)
  })

  it.each([
    ['something else lies on it', { leftovers: 1 }, 'medium-leftovers'],
    ['its file has holes, though there is room for them', { blocks: 'holes' }, 'medium-holes'],
    ['its file is only promised its space', { blocks: 'unwritten' }, 'medium-holes'],
    ['its file lies elsewhere', { blocks: 'elsewhere' }, 'medium-file-system'],
    ['nobody can tell how its file lies', { blocks: 'not-told' }, 'medium-not-inspected'],
    ['it writes to new places', { mount: { fileSystem: 'btrfs', options } }, 'medium-file-system'],
    ['nobody says what its journal keeps', { mount: without('data=ordered') }, 'medium-file-system'],
    ['it is no file', { regular: false }, 'medium-foreign'],
    ['it answers slowly', { slowestReadMs: 2500 }, 'medium-slow'],
    ['it is a directory of another disk', { mount: null }, 'medium-mount'],
    ['reading it would write', { mount: without('noatime') }, 'medium-mount'],
    ['programs may start from it', { mount: without('noexec') }, 'medium-mount'],
    ['the times of writes would be kept', { mount: without('lazytime') }, 'medium-mount'],
    ['the journal would have a moment for each press', { mount: without('commit=86400') }, 'medium-mount'],
    ['it has features that nobody looked at', { mount: { ...good.mount, features: 'others' } }, 'medium-file-system'],
    [
      'it commits besides',
      { mount: { ...good.mount, options: new Set([...options, 'fast_commit']) } },
      'medium-file-system',
    ],
    [
      'pages would lie in its journal',
      { mount: { fileSystem: 'ext4', options: new Set([...without('data=ordered').options, 'data=journal']) } },
      'medium-file-system',
    ],
  ] as const)('%s', async (_, duplicate, fault) => {
    expect(await look(duplicate)).toEqual({ original: null, duplicate: fault })
  })

  it('both on one device: they would die together', async () => {
    const fault = 'media-on-one-device'
    expect(await look({ device: 1n })).toEqual({ original: fault, duplicate: fault })
  })

  it('a fixture may have them as directories of one disk, but not full, slow or with something beside them', async () => {
    expect(await look({ device: 1n, mount: null }, 'fixture')).toBe(null)
    expect(await look({ blocks: 'holes', mount: null }, 'fixture')).toBe(null)
    expect(await look({ spaceForAll: false }, 'fixture')).toMatchObject({ duplicate: 'medium-full' })
    expect(await look({ mount: null, leftovers: 1 }, 'fixture')).toMatchObject({ duplicate: 'medium-leftovers' })
  })

  it('a rehearsal takes directories of an office PC, but judges a mount as the day will', async () => {
    expect(await look({ mount: null }, 'rehearsal')).toBe(null)
    expect(await look({ mount: without('noatime') }, 'rehearsal')).toEqual({
      original: null,
      duplicate: 'medium-mount',
    })
    expect(await look({ device: 1n }, 'rehearsal')).toMatchObject({ original: 'media-on-one-device' })
  })

  it('what cannot be looked at is for admission to name', async () => {
    expect(await inspectMedia(async () => null, 'live')).toBe(null)
  })
})
