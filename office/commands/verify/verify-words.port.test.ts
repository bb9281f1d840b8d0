/** A record was deleted from a sealed medium (R10): it showed as `altered`, with no place and nothing to hold the number against. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectedImage, loadImage, MEDIA_DIRECTORY, type Slot } from '#fixtures/media/load.ts'
import { verify } from '#verify/main.ts'
import { mediumInWords } from './verify-words.ts'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-words-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function check(image: string, slot: Slot) {
  const place = join(directory, image, slot)
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'ballot-box.ippyo'), loadImage(image, slot))
  const authority = (await readFile(join(MEDIA_DIRECTORY, 'authority.pub'), 'utf8')).trim()
  const found = await verify({ packageDirectory: join(MEDIA_DIRECTORY, 'package'), authority, media: [place] })
  const [medium] = found.media
  if (medium === undefined) throw new Error('no medium was read')
  return medium
}

const sealedOf = (image: string, slot: Slot) => {
  const { seal } = expectedImage(image).media[slot]
  return seal && { records: seal.records, spentMarks: seal.spentMarks, logPages: seal.logPages }
}

it.each([
  ['ballot-removed', -1],
  ['ballot-added', 1],
] as const)('%s: the sealed numbers stand beside the found ones, in the object and in words', async (image, more) => {
  const medium = await check(image, 'original')
  // The numbers in the seal of its untouched partner.
  const sealed = sealedOf(image, 'duplicate')
  expect(sealed).not.toBeNull()
  expect(medium.problem).toBe('altered')
  expect(medium.sealed).toEqual(sealed)
  const [contest] = Object.entries(medium.records ?? {}).filter(([id, count]) => count !== sealed?.records[id])
  const [id = '', found = 0] = contest ?? []
  const told = sealed?.records[id] ?? 0
  expect(found - told).toBe(more)
  expect(mediumInWords(medium, false, 'ja')).toContain(`数の違い: 記録 ${id} — 封印 ${told}、見つかった数 ${found}`)
  expect(mediumInWords(medium, false, 'en')).toContain(`number differs: records ${id} – sealed ${told}, found ${found}`)
})

it('what agrees is not told twice', async () => {
  const medium = await check('good', 'original')
  expect(medium.sealed).toEqual(sealedOf('good', 'original'))
  expect(mediumInWords(medium, true, 'en')).not.toContain('number differs')
})
