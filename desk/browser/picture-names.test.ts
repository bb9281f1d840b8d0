/** No picture lies there that no day passes: nobody would see it become stale. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { DAY_PICTURES, OFFICE_PICTURES, README_PICTURES, rolePicture, stationPictureName } from './picture-names.ts'

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures')

const names = [
  ...README_PICTURES,
  ...LANGUAGES.map(stationPictureName),
  ...LANGUAGES.flatMap((language) => [...DAY_PICTURES, ...OFFICE_PICTURES].map((name) => rolePicture(name, language))),
]

function lying(folder: string): readonly string[] {
  return readdirSync(join(PICTURES, folder)).map((file) => `${folder}/${file}`)
}

it('each picture that a day passes lies there, beside what could be read, and no other', () => {
  expect(new Set(names).size).toBe(names.length)
  const expected = names.flatMap((name) => [`${name}.txt`, `${name}.webp`])
  expect([...lying('readme'), ...lying('roles')].sort()).toEqual(expected.sort())
})

it('each picture of a failure elsewhere lies beside what could be read', () => {
  const files = lying('what-happened')
  expect(files.length).toBeGreaterThan(2)
  const pictures = files.filter((file) => file.endsWith('.webp'))
  expect(files.filter((file) => file.endsWith('.txt'))).toEqual(pictures.map((file) => file.replace('.webp', '.txt')))
})
