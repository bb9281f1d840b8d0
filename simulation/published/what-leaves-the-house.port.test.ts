/**
 * Each file that is published has its line and its reason. Everything that leaves the house for everybody is written here by the programs that
 * write it, from an election with rolls, voice and fonts: no file is of another kind, and no byte is of a roll, a key or a voter.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { RollRow } from '#election/definition/definition.ts'
import { importElection, SOURCE_FILES } from '#election/definition/import/import-election.ts'
import { SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { encryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import { mayBePublished, PUBLISHED_KINDS, type Publication } from '#election/published-files.ts'
import { writeRollFile } from '#election/roll/roll-file.ts'
import { ippyo, said } from '#office/commands/ippyo-in-tests.ts'
import { pageServer } from '#online/page-server/page-server.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { withManifest } from '#simulation/bundle/change-bundle.ts'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { bundleFound, type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { entriesOfTar } from '#verify/bundle/tar.ts'

const SMALL = join(import.meta.dirname, '../../fixtures/elections/small')
const ROLL_KEY = seededRandomness('roll key').bytes(32)
const STATIONS = ['1' as StationId, '2' as StationId]
const ROLLS = STATIONS.map(rollPath)
const OTHERS = ['voice/package-ja.json', 'voice/package-ja.pcm', 'voice/list-1-ja.pcm', 'fonts/names.txt']
const FOR_MACHINES = [...ROLLS, ...OTHERS, 'fonts/names.ttf', 'fonts/candidates.ttf']
const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf')

let night: MixedNight
let voters: readonly RollRow[]
const at = (...names: readonly string[]) => join(night.directory, ...names)

/** Everything that was published, by place and name. */
const published = new Map<
  string,
  { readonly publication: Publication; readonly name: string; readonly bytes: Uint8Array }
>()

beforeAll(async () => {
  const read = importElection(
    new Map(
      SOURCE_FILES.filter((name) => existsSync(join(SMALL, name))).map((name) => [
        name,
        readFileSync(join(SMALL, name)),
      ]),
    ),
    { fonts: SAMPLE_FONTS },
  )
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  voters = read.value.sources.roll
  night = await mixedNight({ publication: 'from-first-mix', files: filesFor })
  await count()
  await publish()
})
afterAll(() => rmSync(night.directory, { recursive: true }))

function filesFor(electionId: ElectionId): ReadonlyMap<string, Uint8Array> {
  const randomness = seededRandomness('rolls')
  const roll = writeRollFile({ asOf: null, lists: false, rows: voters })
  const rolls = STATIONS.map((station) => {
    return [rollPath(station), encryptRoll({ electionId, station, rollKey: ROLL_KEY }, roll, randomness)] as const
  })
  // The tally draws its papers with them.
  const fonts = ['fonts/names.ttf', 'fonts/candidates.ttf'].map(
    (path) => [path, new Uint8Array(readFileSync(FONT))] as const,
  )
  const others = OTHERS.map((path) => [path, randomness.bytes(4000)] as const)
  return new Map([...rolls, ...others, ...fonts])
}

async function count(): Promise<void> {
  const places = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('out')]
  const given = ['--reports', at('reports'), '--shares', at('shares'), '--seats', '1,3', '--passphrases-fd', '0']
  const people = ['--without-paper', '選挙長 見本', ...(await reportNumberOptions(at('reports')))]
  const passphrases = [TALLY_PASSPHRASE, ...[0, 2].map((i) => night.made.passphrases[i] as string)]
  const { code, stderr } = await ippyo(['--json', 'count', at('media'), ...places, ...given, ...people], passphrases)
  if (code !== 0) throw new Error(stderr)
}

/** Each writer there is. */
async function publish(): Promise<void> {
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub')]
  const written = async (words: readonly string[], out: string) => {
    const { code, out: answer } = await said(...words, '--out', at(out))
    if (code !== 0) throw new Error(answer)
  }
  for (const [out, ...whole] of [['whole', '--whole'], ['part'], ['whole.tar', '--whole'], ['part.tar']] as const)
    await written(['bundle', '--count', at('out'), ...whole], out)
  await written(['publish-package', ...grounds], 'published')
  await written(['export', '--count', at('out'), ...grounds, '--cast-vote-records', '--warned'], 'exported')
  for (const [publication, folder] of [
    ['bundle', 'whole'],
    ['bundle', 'part'],
    ['package', 'published'],
    ['export', 'exported'],
  ] as const)
    for (const [name, bytes] of filesBelow(at(folder))) published.set(`${folder} ${name}`, { publication, name, bytes })
  for (const tar of ['whole.tar', 'part.tar']) {
    const all = new Uint8Array(readFileSync(at(tar)))
    const entries = (await entriesOfTar(all.length, async (from, to) => all.subarray(from, to))) ?? []
    for (const { name, from, size } of entries)
      published.set(`${tar} ${name}`, { publication: 'bundle', name, bytes: all.subarray(from, from + size) })
  }
  for (const [name, bytes] of await servedPage()) published.set(`page ${name}`, { publication: 'page', name, bytes })
}

/** The server of the voter's page beside the whole package, asked for every file that is there. */
async function servedPage(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map(['index.html', 'voter.js', 'roll.csv', 'share-1.json'].map((name) => [name, utf8(name)]))
  const server = pageServer({
    ...{ files, election: at('package'), gazette: new Map(), log: at('machine') },
    ...{ gate: 'https://gate.example', collector: null, answers: null },
  })
  const asked = [
    ...files.keys(),
    ...[...filesBelow(at('package')).keys()].map((name) => `election/${name}`),
    ...[...filesBelow(at('machine')).keys()].map((name) => `log/${name}`),
  ]
  const given = new Map<string, Uint8Array>()
  for (const name of asked) {
    const { rawPayload, statusCode } = await server.inject({ method: 'GET', url: `/${name}` })
    if (statusCode === 200) given.set(name, new Uint8Array(rawPayload))
  }
  await server.close()
  return given
}

function filesBelow(directory: string): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [relative(directory, path), new Uint8Array(readFileSync(path))]))
}

it('each writer has written: signed documents are in each bundle, package and page, and nothing else of a package', () => {
  const documents = ['package.json', 'package.sig', 'candidate-list-1.json', 'candidate-list-1.sig']
  for (const [place, below] of [
    ['whole', 'package/'],
    ['part.tar', 'package/'],
    ['published', ''],
    ['page', 'election/'],
  ] as const) {
    const own = [...published.keys()].filter((key) => key.startsWith(`${place} ${below}`))
    const inPackage = own
      .map((key) => key.slice(`${place} ${below}`.length))
      .filter((name) => !name.includes('/') || below === '')
    expect(inPackage.toSorted(), place).toEqual(documents.toSorted())
  }
  for (const [folder, tar] of [
    ['whole', 'whole.tar'],
    ['part', 'part.tar'],
  ] as const) {
    const names = (place: string) =>
      [...published].flatMap(([key, { name }]) => (key === `${place} ${name}` ? [name] : []))
    expect(names(tar)).toEqual(names(folder).toSorted())
  }
})

it('every file that is published is of a kind with a reason', () => {
  const strange = [...published.values()].filter(({ publication, name }) => !mayBePublished(publication, name))
  expect(strange.map(({ name }) => name)).toEqual([])
  expect(PUBLISHED_KINDS.filter(({ why }) => why.length < 5)).toEqual([])
})

it.each(['package', 'bundle', 'page', 'export', 'description'] as const)(
  'no kind of %s has the name of what stays',
  (publication) => {
    const stays = [
      ...FOR_MACHINES,
      ...[
        'share-1.json',
        'sorting-1.json',
        'authority.json',
        'station-secrets.json',
        'identity.json',
        'signing-key.ippyo',
      ],
      ...[
        'take-over.ippyo',
        'ballot-box.ippyo',
        'roll.csv',
        'roll-1.ippyo',
        'online-voids-1-1.ippyo',
        'destination.json',
      ],
    ]
    for (const name of stays) {
      for (const path of [name, `package/${name}`, `election/${name}`, `log/${name}`, `documents/${name}`])
        expect(mayBePublished(publication, path), path).toBe(false)
    }
  },
)

describe('no byte of what stays', () => {
  const hashes = () => new Set([...published.values()].map(({ bytes }) => sha256Hex(bytes)))
  /** Places in which these bytes are. */
  const holding = (bytes: Uint8Array) =>
    [...published].flatMap(([key, each]) => (Buffer.from(each.bytes).includes(Buffer.from(bytes)) ? [key] : []))

  it('a roll, a clip, a font, a share, a file of a machine, a medium', () => {
    const folders = ['package', 'machine', 'shares', 'media'].map((name) => [name, filesBelow(at(name))] as const)
    const stays = folders.flatMap(([folder, files]) => {
      const own = [...files].filter(([name]) => folder !== 'package' || FOR_MACHINES.includes(name))
      return own.map(([name, bytes]) => ({ name: `${folder}/${name}`, bytes }))
    })
    expect(stays.filter(({ name }) => name.startsWith('package/'))).toHaveLength(FOR_MACHINES.length)
    expect(stays.length).toBeGreaterThan(FOR_MACHINES.length + 6)
    const all = hashes()
    expect(stays.filter(({ bytes }) => all.has(sha256Hex(bytes))).map(({ name }) => name)).toEqual([])
    // A box of a medium is larger, and the whole of it is no part of a file that is smaller.
    const small = stays.filter(({ bytes }) => bytes.length > 0 && bytes.length < 8 * 1024 * 1024)
    expect(small.flatMap(({ bytes, name }) => holding(bytes).map((key) => `${name} in ${key}`))).toEqual([])
  })

  it('a key, as bytes, in hex and in base 64', () => {
    const { authority, signingKeys, stationSecret, passphrases } = night.made
    const keys = [ROLL_KEY, authority.secretKey, ...signingKeys.values(), ...STATIONS.map((id) => stationSecret(id))]
    const forms = keys.flatMap((key) => [key, utf8(toHex(key)), utf8(Buffer.from(key).toString('base64').slice(0, 40))])
    expect([...forms, ...passphrases.map(utf8), utf8(TALLY_PASSPHRASE)].flatMap(holding)).toEqual([])
  })

  it('a name, a reading or an address of a voter', () => {
    expect(voters.length).toBeGreaterThan(20)
    const words = new Set(voters.flatMap(({ name, kana, address }) => [name, kana, address].flatMap(spellings)))
    expect([...words].flatMap((word) => holding(utf8(word)).map((key) => `${word} in ${key}`))).toEqual([])
  })

  it('and the search sees them where they are', () => {
    published.set('planted', {
      publication: 'bundle',
      name: 'planted',
      bytes: utf8(`x${voters[3]?.name}x${toHex(ROLL_KEY)}`),
    })
    try {
      expect(holding(utf8(voters[3]?.name ?? ''))).toEqual(['planted'])
      expect(holding(utf8(toHex(ROLL_KEY)))).toEqual(['planted'])
    } finally {
      published.delete('planted')
    }
  })
})

/** With the blank of the roll, with a narrow one, and without. */
function spellings(word: string): readonly string[] {
  return word === '' ? [] : [word, word.replaceAll('　', ' '), word.replaceAll('　', '')]
}

describe('a bundle with a roll in it', () => {
  const roll = () => new Uint8Array(readFileSync(at('package', 'rolls/1.roll')))

  it('is not carried out, also where its manifest lists it', async () => {
    const place = at('laid-in', 'bundle')
    const files = withManifest(new Map([...filesBelow(at('out', 'bundle')), ['package/rolls/1.roll', roll()]]))
    await writeBundle(place, files)
    const { code, out } = await said(
      '--lang',
      'en',
      'bundle',
      '--count',
      at('laid-in'),
      '--out',
      at('never'),
      '--whole',
    )
    expect([code, out]).toEqual([1, expect.stringContaining('package/rolls/1.roll')])
    expect(existsSync(at('never'))).toBe(false)
  })

  it('does not hold, and says first that nobody may pass it on', async () => {
    const place = at('with-roll')
    await writeBundle(place, withManifest(new Map([...filesBelow(at('whole')), ['package/rolls/1.roll', roll()]])))
    const { code, out } = await said('--lang', 'en', 'verify-bundle', place, '--authority', at('machine/authority.pub'))
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/× V01[^\n]*\n {4}package\/rolls\/1\.roll\n[\s\S]*Do not pass this on/),
    ])
    expect((await bundleFound(night, at('whole'))).findings.filter(({ result }) => result === 'fails')).toEqual([])
  })
})

it('auditors of media need no more than the published package, and refuse a roll that is another one', async () => {
  const media = STATIONS.map((station) => at('media', station, '1', 'original'))
  const verified = (directory: string) =>
    said(
      '--lang',
      'en',
      'verify',
      ...media,
      '--package',
      at(directory),
      '--authority',
      at('machine/authority.pub'),
      '--reports',
      at('reports'),
    )
  for (const directory of ['published', 'part/package', 'package'])
    expect((await verified(directory)).code, directory).toBe(0)
  mkdirSync(dirname(at('published', 'rolls/1.roll')))
  writeFileSync(at('published', 'rolls/1.roll'), 'another')
  const refused = await verified('published')
  expect([refused.code, refused.out]).toEqual([expect.any(Number), expect.stringContaining('rolls/1.roll')])
  expect(refused.code).not.toBe(0)
})
