/** A manifest is taken whole or not at all, and one missing clip is found. */
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import { tinyManifest } from '#fixtures/voice/tiny-manifest.ts'
import { promptClip } from './clip-id.ts'
import type { Clip } from './clips.ts'
import { type ManifestClip, missingClips, parseManifest } from './manifest.ts'

const [clip, second] = tinyManifest.clips as readonly [ManifestClip, ManifestClip]
const read = (over: object) => parseManifest(canonicalJson({ ...tinyManifest, ...over }))

describe('the manifest', () => {
  it('comes back as it was written', () => {
    expect(read({})).toEqual({ ok: true, value: tinyManifest })
  })

  it.each([
    ['an unknown member', { more: 1 }, ''],
    ['another rate', { sampleRate: 48_000 }, 'sampleRate'],
    ['no clip', { clips: [] }, 'clips'],
    ['an id that is none', { clips: [{ ...clip, id: 'Prompt:..' }] }, 'clips.0.id'],
    ['an empty clip', { clips: [{ ...clip, samples: 0 }] }, 'clips.0.samples'],
    ['a clip of silence', { clips: [{ ...clip, peak: 0 }] }, 'clips.0.peak'],
  ])('refuses %s', (_name, over, where) => {
    expect(read(over)).toEqual({ ok: false, error: { type: 'wrong-format', where } })
  })

  it.each([
    ['a clip twice', { clips: [clip, { ...second, id: promptClip('welcome') }] }, 'clips.id'],
    ['clips that overlap', { clips: [clip, { ...second, at: 23_999 }] }, 'clips.at'],
    ['samples that no clip has', { samples: 48_001 }, 'samples'],
    ['a maker that is not listed', { clips: [clip, { ...second, maker: 1 }] }, 'clips.maker'],
    ['Japanese without reading', { clips: [{ ...clip, kana: '' }, second] }, 'clips.kana'],
    ['one person approving twice', { clips: [{ ...clip, approvedBy: ['佐藤', '佐藤'] }, second] }, 'clips.approvedBy'],
  ])('refuses %s', (_name, over, where) => {
    expect(read(over)).toEqual({ ok: false, error: { type: 'contradiction', where } })
  })

  it('refuses bytes that are no canonical JSON, and too many', () => {
    expect(parseManifest(new TextEncoder().encode('{"format": 1}'))).toMatchObject({ error: { type: 'wrong-format' } })
    expect(parseManifest(new Uint8Array(5 * 1024 * 1024))).toEqual({ ok: false, error: { type: 'too-large' } })
  })
})

describe('a missing clip', () => {
  const required: Clip = { ...clip, part: 'package' }

  it('is none that is there', () => {
    expect(missingClips(tinyManifest, [required])).toEqual([])
  })

  it.each([
    ['is not there', { id: promptClip('finished') }],
    ['says something else', { text: 'これから、画面で投票します。' }],
    ['is of the other language', { voice: 'en' as const }],
  ])('%s', (_name, over) => {
    expect(missingClips(tinyManifest, [{ ...required, ...over }])).toEqual([{ ...required, ...over }])
  })
})
