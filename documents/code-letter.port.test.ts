/** T1, T31: the letter leads to the page with its code; the code is inside the fold and nowhere else. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { parseZone, type Zone } from '#election/online/zone.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { addressWithCode, type CodeLettersInput, codeLetters } from './code-letter.ts'
import { loadDocumentFonts } from './fonts.ts'

const codes = ['K7PM-3QXR-9TDW', 'ABCD-EFGH-J234']
const codeInGroups = (code: string) => code.split('-')
const input: CodeLettersInput = {
  head: {
    use: 'rehearsal',
    electionTitle: '見本市長選挙',
    municipality: '見本市',
    date: '2026-11-29' as LocalDate,
    madeAt: '2026-11-01T09:00' as LocalMinute,
  },
  page: new URL('https://tohyo.city.mihon.lg.jp/'),
  packageNumber: '12345678901234567890',
  opens: '2026-11-23T08:30' as LocalMinute,
  closes: '2026-11-28T20:00' as LocalMinute,
  voters: 'residents',
  desk: '見本市選挙管理委員会　電話 0000-00-0000（毎日 8:30～20:00）',
  letters: ['試験　花子', '見本　太郎'].map((name, at) => ({
    number: `A-00${at + 1}`,
    name,
    address: '架空県見本市中央１丁目２番３号',
    code: codes[at] ?? '',
    abroad: null,
  })),
}
let directory: string
let file: string
const drawn: number[] = []

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-letter-'))
  file = join(directory, 'letters.pdf')
  const made = await codeLetters({ ...input, onDrawn: (done) => drawn.push(done) }, await loadDocumentFonts(null))
  if (!made.ok) throw new Error(made.error.text)
  writeFileSync(file, made.value)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Without blanks: a wide one inside a name is a gap to pdftotext. */
const bare = (text: string) => text.replaceAll(/\s/g, '')
const pageText = (page: number, ...more: string[]) =>
  bare(execFileSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, ...more, file, '-'], { encoding: 'utf8' }))

test('one sheet for each voter, with their code alone', () => {
  expect(drawn).toEqual([1, 2])
  input.letters.forEach(({ name, number, code }, at) => {
    const text = pageText(at + 1)
    expect(text).toContain(bare(name))
    expect(text).toContain(number)
    expect(text.split('投票用コードのお知らせ')).toHaveLength(3)
    expect(text).toContain('1/1ページ')
    for (const group of codeInGroups(code)) expect(text.split(group)).toHaveLength(2)
    for (const word of [
      '詐偽投票',
      '221条',
      '紙でも投票できます：期日前投票所や投票所で',
      // T31: how a false page or call is known.
      '開いたページのアドレスが、この紙と一字も違わないことを確かめてください',
      'メール・SMS・電話で投票用コードや暗証番号を尋ねることはありません',
      '暗証番号を入れるのは、カードを読み取るアプリの中だけです',
      'English',
      '12345 67890 12345 67890',
      input.page.href,
    ]) {
      expect(text).toContain(bare(word))
    }
    expect(text).toContain(
      '投票できる期間（日本時間）令和8年11月23日（月）8時30分から令和8年11月28日（土）20時00分まで',
    )
    expect(text).not.toContain(codeInGroups(input.letters[1 - at]?.code ?? code)[0] as string)
  })
  expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +2\n/)
})

test('the outside of the fold has no part of a code', () => {
  input.letters.forEach(({ name, number, code }, at) => {
    const outside = pageText(at + 1, '-x', '0', '-y', '0', '-W', '596', '-H', '280')
    expect(outside).toContain(bare(name))
    expect(outside).toContain(number)
    for (const group of codeInGroups(code)) expect(outside).not.toContain(group)
  })
})

test('a telephone reads the code from the paper', async () => {
  const finder = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(finder).buffer }, fireImmediately: true })
  execFileSync('pdftoppm', ['-r', '120', '-gray', '-png', file, join(directory, 'page')])
  // A name of a host may be long: the code has more and smaller squares, at the same place.
  const page = new URL(`https://${'internet-tohyo.senkyo.'.repeat(5)}city.mihon.lg.jp/`)
  const [letter] = input.letters
  const made = await codeLetters({ ...input, page, letters: letter ? [letter] : [] }, await loadDocumentFonts(null))
  if (!made.ok || letter === undefined) throw new Error('a letter')
  writeFileSync(join(directory, 'long.pdf'), made.value)
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-png', join(directory, 'long.pdf'), join(directory, 'long')])
  const long = await readBarcodes(readFileSync(join(directory, 'long-1.png')), { formats: ['QRCode'] })
  expect(long.map(({ text }) => text)).toEqual([addressWithCode(page, letter.code)])
  for (const [at, { code }] of input.letters.entries()) {
    const found = await readBarcodes(readFileSync(join(directory, `page-${at + 1}.png`)), { formats: ['QRCode'] })
    expect(found.map(({ text }) => text)).toEqual([addressWithCode(input.page, code)])
    expect(new URL(found[0]?.text ?? '').hash).toBe(`#${code.replaceAll('-', '')}`)
  }
})

test('the whole letter is in large type, with its own date at the top', () => {
  const words = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8' })
  const lines = [...words.matchAll(/<line xMin="[^"]*" yMin="([\d.]+)" xMax="[^"]*" yMax="([\d.]+)">/g)]
  // Between head and foot, which every paper has alike.
  const [top, bottom] = [70, 790]
  const heights = lines.flatMap(([, from, to]) => {
    return Number(from) > top && Number(to) < bottom ? [Number(to) - Number(from)] : []
  })
  expect(heights.length).toBeGreaterThan(20)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(12)
  expect(pageText(1, '-x', '0', '-y', '0', '-W', '596', '-H', '60')).toContain('令和8年11月1日（日）')
})

test('voters abroad read of the ways that they have', async () => {
  const desk = '見本市選挙管理委員会　電話 +81-299-00-0000（日本時間の毎日 8:30～20:00）'
  const block = [
    'MIHON TARO',
    'Résidence Essai Bât. C',
    '2 allée des Essais',
    'Quartier Modèle',
    '31000 Toulouse',
    'FRANCE',
  ]
  const abroad = { block, zone: parseZone('Europe/Paris') as Zone }
  const letters = input.letters.map((letter) => ({ ...letter, abroad }))
  const hours = { opens: '2026-10-23T08:30' as LocalMinute, closes: '2026-10-31T20:00' as LocalMinute }
  const made = await codeLetters({ ...input, ...hours, letters, voters: 'abroad', desk }, await loadDocumentFonts(null))
  if (!made.ok) throw new Error(made.error.text)
  writeFileSync(join(directory, 'abroad.pdf'), made.value)
  const from = ['-f', '1', '-l', '1', join(directory, 'abroad.pdf'), '-']
  const window = ['-x', '30', '-y', '108', '-W', '290', '-H', '110', '-layout']
  const shown = execFileSync('pdftotext', [...window, ...from], { encoding: 'utf8' })
  // The post abroad reads the block and nothing else in the window.
  expect(shown.split('\n').flatMap((line) => line.trim() || [])).toEqual(block)
  const outside = ['-x', '0', '-y', '0', '-W', '596', '-H', '280']
  expect(bare(execFileSync('pdftotext', [...outside, ...from], { encoding: 'utf8' }))).toContain(bare(desk))
  const inside = ['-x', '0', '-y', '281', '-W', '596', '-H', '280']
  const middle = bare(execFileSync('pdftotext', [...inside, ...from], { encoding: 'utf8' }))
  expect(middle).toContain('日本2026年10月23日（金）8:30～2026年10月31日（土）20:00（UTC+9）')
  expect(middle).toContain('現地2026年10月23日（金）1:30（UTC+2）～2026年10月31日（土）12:00（UTC+1）')
  expect(middle).toContain('1234567890')
  const text = bare(execFileSync('pdftotext', ['-', '-'], { input: made.value, encoding: 'utf8' }))
  for (const word of [
    '大使館・総領事館、郵便、帰国中に',
    '在外選挙人証',
    'embassyorconsulate-general',
    '+81-299-00-0000',
  ]) {
    expect(text).toContain(word)
  }
  expect(text).not.toMatch(/期日前|投票所/)
})

test('S-05: a member of a school reads of no card, station, office or law', async () => {
  const head = { ...input.head, electionTitle: '生徒会の選挙', municipality: '見本中学校　生徒会' }
  const desk = '生徒会選挙の係　電話 0299-00-0000'
  const letters = [
    { number: '0123456789', name: '見本　あおい', address: '1年1組　1101', code: codes[0] ?? '', abroad: null },
  ]
  const made = await codeLetters({ ...input, head, desk, letters, voters: 'members' }, await loadDocumentFonts(null))
  if (!made.ok) throw new Error(made.error.text)
  const text = bare(execFileSync('pdftotext', ['-', '-'], { input: made.value, encoding: 'utf8' }))
  for (const word of ['1年1組', '見本中学校', 'コードを持つ人が投票できます', 'whohasthisletter', desk]) {
    expect(text).toContain(bare(word))
  }
  expect(text).not.toMatch(/カード|暗証|投票所|選挙管理委員会|公職|市|罰|police|crime/)
})
