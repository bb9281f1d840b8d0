/** A file that is no CSV is named as what it is, in one sentence, and not by an error in each of its rows. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, utf8 } from '#election/bytes.ts'
import { decodeText } from './decode.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const ROLL = (GOOD_FILES['roll.csv'] ?? '').replace('𠮷', '吉')

function told(file: string, bytes: Uint8Array): readonly string[] {
  const files = bytesOf(GOOD_FILES).set(file, bytes)
  const result = importElection(files, { fonts: SAMPLE_FONTS })
  if (result.ok) return []
  return result.error.errors.map((each) => `${each.file} ${each.line} ${each.code} ${each.value}`)
}

const inUtf16 = (name: 'utf-16le' | 'utf-16be') => new Uint8Array(iconv.encode(ROLL, name))

describe('the roll is', () => {
  it.each<[string, Uint8Array, string]>([
    ['xlsx', concat(fromHex('504b0304'), utf8(`[Content_Types].xml${ROLL}`)), 'is-a-workbook '],
    ['xls', concat(fromHex('d0cf11e0a1b11ae1'), new Uint8Array(600)), 'is-a-workbook '],
    ['UTF-16 with its mark', concat(fromHex('fffe'), inUtf16('utf-16le')), 'is-utf-16 '],
    ['UTF-16 of the other order', concat(fromHex('feff'), inUtf16('utf-16be')), 'is-utf-16 '],
    ['UTF-16 without a mark', inUtf16('utf-16le'), 'is-utf-16 '],
    ['EUC-JP', new Uint8Array(iconv.encode(ROLL, 'euc-jp')), 'is-euc-jp '],
    ['tabs', utf8(ROLL.replaceAll(',', '\t')), 'other-separator TAB'],
    ['tabs, each cell quoted', utf8(ROLL.replaceAll(/[^,\n]+/g, '"$&"').replaceAll(',', '\t')), 'other-separator TAB'],
    ['semicolons', utf8(ROLL.replaceAll(',', ';')), 'other-separator ;'],
  ])('%s', (_what, bytes, error) => expect(told('roll.csv', bytes)).toEqual([`roll.csv 1 ${error}`]))
})

it.each(Object.keys(GOOD_FILES))('%s with tabs', (file) => {
  // Problems that follow from a file that was not read are told at the others as well.
  const own = told(file, utf8((GOOD_FILES[file] ?? '').replaceAll(',', '\t'))).filter((each) => each.startsWith(file))
  expect(own).toEqual([`${file} 1 other-separator TAB`])
})

it('CP932 is not taken for EUC-JP, half-width kana alone neither', () => {
  for (const text of [ROLL, 'roll_no,kana\n1,ｻﾄ ｱｲ\n', '熊,凛々\n']) {
    expect(decodeText(new Uint8Array(iconv.encode(text, 'cp932')))?.text).toBe(text)
  }
})

it('lists in a cell, and a letter without a code, do not look like another file', () => {
  const files: TextFiles = {
    ...GOOD_FILES,
    'stations.csv': GOOD_FILES['stations.csv']?.replace('2002-06-23', '2002-06-22;2002-06-23') ?? '',
  }
  expect(importElection(bytesOf(files), { fonts: SAMPLE_FONTS }).ok).toBe(true)
  expect(told('roll.csv', utf8(ROLL.replace('佐藤', '佐\u0000藤')))).toEqual([
    'roll.csv 2 control-character 佐\u0000藤　愛',
  ])
})
