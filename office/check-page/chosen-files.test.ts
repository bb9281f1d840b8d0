/** The check page finds the place of each file, however the bundle was chosen; where it cannot, it says so and checks nothing. */
import { describe, expect, it } from 'vitest'
import { withManifest } from '#simulation/bundle/change-bundle.ts'
import { filesOf } from './chosen-files.ts'

const NAMES = [
  ...['count.json', 'lost-media.json', 'lost-media.sig', 'manifest.json', 'package/candidate-list-1.json'],
  ...[
    'package/package.json',
    'package/package.sig',
    'package/voice/list-1-ja.pcm',
    'seals/1-1.bin',
    'seals/online.bin',
  ],
  ...['sets.json', 'votes-0.bin'],
]
const content = (name: string) => new TextEncoder().encode(name)

/** A bundle of these files, chosen under these paths. */
async function placesOf(chosen: Readonly<Record<string, string>>, names: readonly string[] = NAMES) {
  const bundle = withManifest(new Map(names.map((name) => [name, content(name)])))
  const files = await filesOf(
    Object.entries(chosen).map(([path, name]) => ({
      path,
      file: new Blob([(bundle.get(name) ?? content(name)) as BlobPart]),
    })),
  )
  return typeof files === 'string' ? files : [...files.keys()]
}

const all = (path: (name: string) => string, names: readonly string[] = NAMES) =>
  Object.fromEntries(names.map((name) => [path(name), name]))
const alone = (name: string) => name.slice(name.lastIndexOf('/') + 1)

describe('each file is where the bundle has it', () => {
  it.each([
    ['its folder was chosen', (name: string) => `bundle of 2027/${name}`],
    ['its folder was dropped', (name: string) => `/bundle/${name}`],
    ['its content was dropped', (name: string) => `/${name}`],
    ['its files were chosen singly', alone],
  ])('%s', async (_, path) => {
    expect(await placesOf(all(path))).toEqual(NAMES)
  })

  it('a folder without its manifest is checked all the same: a file is missing', async () => {
    const others = NAMES.filter((name) => name !== 'manifest.json')
    expect(await placesOf(all((name) => `bundle/${name}`, others))).toEqual(others)
  })

  it('what the own computer puts into a folder is none of its files', async () => {
    const put = ['.DS_Store', 'package/.DS_Store', 'seals/Thumbs.db', 'seals/._1-1.bin', 'desktop.ini']
    expect(await placesOf(all((name) => `bundle/${name}`, [...NAMES, ...put]))).toEqual(NAMES)
    expect(await placesOf(all(alone, [...NAMES, ...put]))).toEqual(NAMES)
  })

  it('what the manifest does not know keeps its name, and what is not there is missing', async () => {
    const most = NAMES.filter((name) => name !== 'sets.json')
    expect(await placesOf({ ...all(alone, most), 'a.txt': 'a.txt' })).toEqual(['a.txt', ...most])
  })
})

describe('nobody knows the places, and nothing is checked', () => {
  const inPackage = NAMES.filter((name) => name.startsWith('package/'))
  it.each<[string, Readonly<Record<string, string>>, (readonly string[])?]>([
    ['a file alone', { 'count.json': 'count.json' }],
    ['without the manifest', all(alone, NAMES.slice(4))],
    ['with a manifest that is none', { ...all(alone), 'manifest.json': 'sets.json' }],
    ['the folder of the package alone', all((name) => name, inPackage)],
    ['the content of the package beside the other files', all((name) => name.replace(/^package\//, ''))],
    ['a folder of folders', all((name) => `2027/bundle/${name}`)],
    ['one name in two folders', all(alone), [...NAMES, 'package/voice/sets.json']],
    ['two files in one place', { ...all(alone), 'seals/online.bin': 'count.json' }],
  ])('%s', async (_, chosen, names) => {
    expect(await placesOf(chosen, names)).toBe('no-places')
  })
})
