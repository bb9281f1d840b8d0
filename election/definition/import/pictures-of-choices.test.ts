/** 説明 of a choice in candidates.csv, and its picture beside it: all choices of a question alike, or the import says what to mend. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import { PLANS, planOfBridge } from '#simulation/rooms/choice-pictures.ts'
import { parseChoicePicture, strippedPicture } from '../choice-picture.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from './sample-files.ts'

const JPEG = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fixtures/pictures/plan.jpg')))
const [NEAR, SOUTH, NONE] = PLANS as [Uint8Array, Uint8Array, Uint8Array]
const WORDS = [
  ['今の橋のとなりです。', 'いまのはしのとなりです。', 'Beside the bridge of today.'],
  ['駅の南です。', 'えきのみなみです。', 'South of the station.'],
  ['橋を架けません。', 'はしをかけません。', 'No bridge is built.'],
] as const

function imported(pictures: Readonly<Record<string, Uint8Array>>, words: readonly (readonly string[])[] = WORDS) {
  const rows = ['今の橋のとなり', '駅の南', '架けない'].map(
    (name, at) => `council,${at + 1},${name},かな,,,,${(words[at] ?? ['', '', '']).join(',')}`,
  )
  const files = bytesOf({
    ...GOOD_FILES,
    'contests.csv':
      'contest,title,kind,seats,council_seats,answers\nmayor,みほん,head,1,,\ncouncil,橋,question,1,,choices\n',
    'candidates.csv': `${[
      'contest,number,name,kana,party,party_kana,display_name,text,text_kana,text_en',
      'mayor,1,見本　愛,みほん　あい,無所属,むしょぞく,,,,',
      'mayor,2,見本　勇,みほん　いさむ,無所属,むしょぞく,,,,',
      ...rows,
    ].join('\n')}\n`,
  })
  for (const [name, bytes] of Object.entries(pictures)) files.set(name, bytes)
  return importElection(files, { fonts: SAMPLE_FONTS })
}

function errorsOf(...of: Parameters<typeof imported>) {
  const result = imported(...of)
  if (result.ok) return ['none']
  return result.error.errors.map(({ line, column, code, value }) => [line, column, code, value].join(' ').trim())
}

const all = { 'council-1.png': NEAR, 'council-2.png': SOUTH, 'council-3.png': NONE }

describe('of each choice', () => {
  it('words and picture are there, in the order of the numbers', () => {
    const result = imported(all)
    if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
    const [[contest, explained] = ['', []]] = result.value.sources.explained ?? []
    expect(contest).toBe('council')
    expect(explained.map(({ number, text, textEn }) => [number, text, textEn])).toEqual(
      WORDS.map(([text, , textEn], at) => [at + 1, text, textEn]),
    )
    const paths = explained.map(({ picture }) => `choices/${picture?.sha256.slice(0, 32)}.png`)
    expect([...(result.value.sources.pictures?.keys() ?? [])]).toEqual(paths)
    expect(explained[0]?.picture).toMatchObject({ type: 'png', width: 480, height: 320 })
  })

  it('words alone are enough; pictures alone are not, for who does not see them', () => {
    expect(errorsOf({})).toEqual(['none'])
    const none = WORDS.map(() => ['', '', ''])
    expect(errorsOf(all, none)).toEqual(['4 text picture-without-text'])
    expect(errorsOf({}, none)).toEqual(['none'])
  })

  it('all have them or none: words, kana, English', () => {
    const without = (column: number) =>
      WORDS.map((each, at) => each.map((word, i) => (at === 1 && i === column ? '' : word)))
    expect([0, 1, 2].map((column) => errorsOf({}, without(column)))).toEqual([
      ['5 text explained-not-alike'],
      ['5 text_kana explained-not-alike'],
      ['5 text_en explained-not-alike'],
    ])
  })

  it('a person who stands for an office has neither', () => {
    expect(errorsOf({ ...all, 'mayor-1.png': NEAR })).toEqual(['1  picture-of-nobody mayor-1.png'])
    const files = bytesOf({
      ...GOOD_FILES,
      'candidates.csv': (GOOD_FILES['candidates.csv'] ?? '').replaceAll(
        /(id|\d\d)\n/g,
        (_, id: string) => `${id},${id === 'id' ? 'text' : id}\n`,
      ),
    })
    const result = importElection(files, { fonts: SAMPLE_FONTS })
    expect(result.ok ? [] : result.error.errors.map(({ column, code }) => `${column} ${code}`)).toContain(
      'text of-a-question-alone',
    )
  })
})

describe('a picture is refused in words', () => {
  it.each<[string, Readonly<Record<string, Uint8Array>>, readonly string[]]>([
    [
      'one is missing',
      { 'council-1.png': NEAR, 'council-3.png': NONE },
      ['5  picture-missing council-2.png|council-2.jpg'],
    ],
    [
      'one has another size',
      { ...all, 'council-2.png': planOfBridge(99, 400, 320) },
      ['5  picture-not-alike council-2.png: 400 × 320'],
    ],
    ['one is there twice', { ...all, 'council-2.png': NEAR }, ['5  picture-twice council-1.png, council-2.png']],
    ['one is of no choice', { ...all, 'council-4.png': JPEG }, ['1  picture-of-nobody council-4.png']],
    ['one has two files', { ...all, 'council-2.jpg': JPEG }, ['5  picture-twice council-2.png, council-2.jpg']],
    ['of one dot', { ...all, 'council-1.png': planOfBridge(null, 1, 1) }, ['4  picture-size council-1.png']],
    ['a strip', { ...all, 'council-1.png': planOfBridge(null, 1200, 300) }, ['4  picture-size council-1.png']],
    ['it says 20,000 dots', { ...all, 'council-1.png': withWidth(NEAR, 20_000) }, ['4  picture-size council-1.png']],
    ['torn off', { ...all, 'council-1.png': NEAR.subarray(0, NEAR.length - 20) }, ['4  no-picture council-1.png']],
    ['a torn JPEG', { ...all, 'council-1.png': JPEG.subarray(0, JPEG.length - 200) }, ['4  no-picture council-1.png']],
    ['a changed byte', { ...all, 'council-1.png': changed(NEAR, 60) }, ['4  no-picture council-1.png']],
    [
      'a script in it',
      { ...all, 'council-1.png': utf8('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') },
      ['4  no-picture council-1.png'],
    ],
    ['too many bytes', { ...all, 'council-1.png': large() }, ['4  picture-bytes council-1.png']],
  ])('%s', (_, pictures, errors) => expect(errorsOf(pictures)).toEqual(errors))
})

describe('nothing but the picture goes into the package', () => {
  const exif = concat(Uint8Array.of(0xff, 0xe1, 0, 16), utf8('Exif\0\0 34.9N 9'))
  const words = concat(Uint8Array.of(0xff, 0xfe, 0, 9), utf8('by Sato'))

  it('place and words of a photograph, and what is after its end, are taken out of a JPEG', () => {
    const photograph = concat(JPEG.subarray(0, 2), exif, words, JPEG.subarray(2), utf8('a film'))
    const stripped = strippedPicture(photograph)
    if (!stripped.ok) throw new Error(stripped.error.type)
    const text = new TextDecoder('latin1').decode(stripped.value.bytes)
    expect(['Exif', '34.9N', 'Sato', 'JFIF', 'a film'].filter((each) => text.includes(each))).toEqual([])
    expect(parseChoicePicture(stripped.value.bytes)).toEqual({ type: 'jpg', width: 480, height: 320 })
    expect(parseChoicePicture(photograph)).toBeNull()
  })

  const short = (value: number) => Uint8Array.of(value >> 8, value)
  /** Another tag, then the orientation, in either order of bytes. */
  const tiff = (orientation: number, isLittle: boolean) => {
    const number = (value: number) => (isLittle ? short(value).toReversed() : short(value))
    const row = (tag: number, value: number) =>
      concat(
        number(tag),
        number(3),
        ...(isLittle ? [number(1), number(0)] : [number(0), number(1)]),
        number(value),
        number(0),
      )
    const head = isLittle
      ? [utf8('II'), number(42), number(8), number(0)]
      : [utf8('MM'), number(42), number(0), number(8)]
    return concat(...head, number(2), row(0x0100, 6), row(0x0112, orientation), new Uint8Array(4))
  }
  const ofTelephone = (orientation: number, isLittle = false) => {
    const data = concat(utf8('Exif\0\0'), tiff(orientation, isLittle))
    return concat(JPEG.subarray(0, 2), Uint8Array.of(0xff, 0xe1), short(data.length + 2), data, JPEG.subarray(2))
  }

  it.each([2, 3, 4, 5, 6, 7, 8])(
    'a photograph that only its mark turns is refused in words, not laid on its side: %i',
    (mark) => {
      expect(errorsOf({ ...all, 'council-1.png': ofTelephone(mark) })).toEqual(['4  picture-turned council-1.png'])
      expect(strippedPicture(ofTelephone(mark, true))).toEqual({ ok: false, error: { type: 'picture-turned' } })
      const png = concat(NEAR.subarray(0, 33), chunk('eXIf', tiff(mark, true)), NEAR.subarray(33))
      expect(strippedPicture(png)).toEqual({ ok: false, error: { type: 'picture-turned' } })
    },
  )

  it.each([0, 1, 9])('one that its mark does not turn is taken, and the mark is not: %i', (mark) => {
    for (const photograph of [ofTelephone(mark), ofTelephone(mark, true), ofTelephone(6).with(12, 0)]) {
      const stripped = strippedPicture(photograph)
      const plain = strippedPicture(JPEG)
      expect(stripped.ok && plain.ok && Buffer.compare(stripped.value.bytes, plain.value.bytes)).toBe(0)
    }
  })

  it('words and hours are taken out of a PNG', () => {
    const written = concat(NEAR.subarray(0, 33), chunk('tEXt', utf8('Author\0Sato')), NEAR.subarray(33), utf8('more'))
    const stripped = strippedPicture(written)
    expect(stripped.ok && Buffer.compare(stripped.value.bytes, NEAR)).toBe(0)
    expect(parseChoicePicture(NEAR)).toEqual({ type: 'png', width: 480, height: 320 })
    expect(parseChoicePicture(written)).toBeNull()
  })

  it('a chunk that a drawer must know, and none of ours knows, is none of a picture', () => {
    expect(strippedPicture(concat(NEAR.subarray(0, 33), chunk('NEWc', utf8('x')), NEAR.subarray(33))).ok).toBe(false)
  })
})

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = concat(utf8(name), data)
  const number = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
  return concat(number(data.length), named, number(crc32(named)))
}

function withWidth(png: Uint8Array, width: number): Uint8Array {
  const head = png.slice(16, 29)
  new DataView(head.buffer).setUint32(0, width)
  return concat(png.subarray(0, 8), chunk('IHDR', head), png.subarray(33))
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

function large(): Uint8Array {
  const end = NEAR.length - 12
  return concat(NEAR.subarray(0, end), chunk('IDAT', new Uint8Array(600 * 1024)), NEAR.subarray(end))
}
