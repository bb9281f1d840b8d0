import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import { characterFaults, firstUndrawable } from './characters.ts'
import { isInCp932 } from './decode.ts'
import { importElection } from './import-election.ts'
import type { Problem } from './problem.ts'
import { LISTED_MAX, printable, startReport } from './report.ts'
import { bytesOf, GOOD_FILES, GOOD_VOTES, SAMPLE_FONTS, type TextFiles, withCell, withFile } from './sample-files.ts'
import { FILE_MAX } from './table.ts'
import { importVotes } from './votes.ts'

function run(files: ReadonlyMap<string, Uint8Array>) {
  return importElection(files, { fonts: SAMPLE_FONTS })
}

function errorsOf(files: ReadonlyMap<string, Uint8Array>): string[] {
  const result = run(files)
  return result.ok ? [] : result.error.errors.map(echoOf)
}

function changed(file: string, change: (text: string) => string): Map<string, Uint8Array> {
  return bytesOf(withFile(GOOD_FILES, file, change))
}

function sourcesOf(files: ReadonlyMap<string, Uint8Array>) {
  const result = run(files)
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value
}

function echoOf({ file, line, column, code }: Problem): string {
  return `${file} ${line} ${column} ${code}`
}

describe('the right set is imported', () => {
  it('with what each cell says', () => {
    const { sources, warnings } = sourcesOf(bytesOf(GOOD_FILES))
    expect(sources.rules.votingAge).toBe(20)
    expect(sources.rehearsal).toBe(false)
    expect(sources.candidates.map(({ id, number }) => [id, number])).toEqual([
      [11, 1],
      [12, 2],
      [21, 1],
      [22, 2],
      [23, 3],
    ])
    expect(sources.stations.map(({ id, index, closes, spares, dates }) => [id, index, closes, spares, dates])).toEqual([
      ['1', 1, '20:00', 1, ['2002-06-23']],
      ['2', 2, '18:00', 2, ['2002-06-23']],
    ])
    expect(sources.roll.map(({ mark }) => mark)).toEqual(['none', 'none', 'absentee_voted', 'none'])
    expect(warnings.map(echoOf)).toEqual(['roll.csv 4 name outside-cp932'])
  })

  it.each([
    ['BOM', (text: string) => concat(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(text))],
    ['CRLF', (text: string) => utf8(text.replaceAll('\n', '\r\n'))],
    ['BOM and CRLF', (text: string) => concat(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(text.replaceAll('\n', '\r\n')))],
    ['no line end after the last row', (text: string) => utf8(text.trimEnd())],
    ['every cell quoted', (text: string) => utf8(text.replaceAll(/[^,\n]+/g, '"$&"'))],
    ['blank lines below', (text: string) => utf8(`${text}\n\n`)],
  ])('the same from %s', (_name, encode) => {
    const files = new Map(Object.entries(GOOD_FILES).map(([file, text]) => [file, encode(text)]))
    expect(sourcesOf(files).sources).toEqual(sourcesOf(bytesOf(GOOD_FILES)).sources)
  })

  it('the same from CP932, LF or CRLF, of what CP932 has', () => {
    const plain = withFile(GOOD_FILES, 'roll.csv', (text) => text.replace('𠮷田', '吉田'))
    for (const lineEnd of ['\n', '\r\n']) {
      const files = new Map(
        Object.entries(plain).map(([file, text]) => [
          file,
          new Uint8Array(iconv.encode(text.replaceAll('\n', lineEnd), 'cp932')),
        ]),
      )
      expect(sourcesOf(files).sources).toEqual(sourcesOf(bytesOf(plain)).sources)
    }
  })

  it('numbers candidates over the whole file when there is no id column', () => {
    const files = changed('candidates.csv', (text) => text.replaceAll(/,[^,\n]*$/gm, ''))
    expect(sourcesOf(files).sources.candidates.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  })

  it('takes the voting age from the law of the day when none is given', () => {
    const files = changed('election.csv', (text) => text.replace('voting_age,20\n', ''))
    expect(sourcesOf(files).sources.rules.votingAge).toBe(20)
    expect(
      sourcesOf(changed('election.csv', (text) => text.replace('voting_age,20', 'voting_age,'))).sources.rules
        .votingAge,
    ).toBe(20)
  })
})

describe('a bad file is told', () => {
  const cases: readonly (readonly [string, () => ReadonlyMap<string, Uint8Array>, readonly string[]])[] = [
    ['a file is missing', () => without('stations.csv'), ['stations.csv 1  missing-file']],
    [
      'all are missing',
      () => new Map(),
      [
        'election.csv 1  missing-file',
        'contests.csv 1  missing-file',
        'candidates.csv 1  missing-file',
        'stations.csv 1  missing-file',
        'roll.csv 1  missing-file',
      ],
    ],
    ['empty file', () => changed('roll.csv', () => ''), ['roll.csv 1  empty-file']],
    [
      'a quote in the header that does not end',
      () => changed('roll.csv', (text) => `"${text}`),
      ['roll.csv 1  unclosed-quote'],
    ],
    [
      'a stray quote in the header',
      () => changed('candidates.csv', (text) => text.replace('number', 'num"ber')),
      ['candidates.csv 1  stray-quote'],
    ],
    ['header alone', () => changed('roll.csv', (text) => `${text.split('\n')[0]}\n`), ['roll.csv 1  no-rows']],
    [
      'column missing',
      () => changed('roll.csv', (text) => text.replace(',ticket,', ',tickt,')),
      ['roll.csv 1 tickt unknown-column', 'roll.csv 1 ticket missing-column'],
    ],
    [
      'column twice',
      () => changed('contests.csv', (text) => text.replace('title', 'contest')),
      ['contests.csv 1 contest duplicate-column', 'contests.csv 1 title missing-column'],
    ],
    [
      'a cell too few',
      () => changed('roll.csv', (text) => text.replace(',T2,', ',T2')),
      ['roll.csv 3 mark wrong-cell-count'],
    ],
    [
      'a cell too many',
      () => changed('roll.csv', (text) => text.replace(',T2,', ',T2,,')),
      ['roll.csv 3  wrong-cell-count'],
    ],
    [
      'quote not closed',
      () => changed('roll.csv', (text) => text.replace('鈴木', '"鈴木')),
      ['roll.csv 3 name unclosed-quote'],
    ],
    [
      'key missing',
      () => changed('election.csv', (text) => text.replace('date,2002-06-23\n', '')),
      ['election.csv 1 key missing-key'],
    ],
    ['key twice', () => changed('election.csv', (text) => `${text}id,other\n`), ['election.csv 15 key duplicate-key']],
    [
      'UTF-16',
      () => new Map([...bytesOf(GOOD_FILES), ['roll.csv', Uint8Array.of(0xff, 0xfe, 0x72, 0)]]),
      ['roll.csv 1  is-utf-16'],
    ],
    [
      'no designated station',
      () => changed('stations.csv', (text) => text.replace('yes', 'no')),
      ['stations.csv 1 designated no-designated-station'],
    ],
    [
      'contest without candidates',
      () => changed('contests.csv', (text) => `${text}judge,裁判官,council,1,,,\n`),
      ['contests.csv 4 contest contest-without-candidates'],
    ],
  ]
  it.each(cases)('%s', (_name, files, expected) => {
    expect(errorsOf(files())).toEqual(expected)
  })

  it('a file above the limit, without reading it', () => {
    const files = bytesOf(GOOD_FILES)
    files.set('roll.csv', new Uint8Array(FILE_MAX + 1))
    expect(errorsOf(files)).toEqual(['roll.csv 1  file-too-large'])
  })

  it('an eighth contest', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const more = ids.map((id) => `${id},第${id},council,1,,,\n`).join('')
    const standing = ids.map((id, at) => `${id},1,山,やま,,,,${91 + at}\n`).join('')
    const files = withFile(
      withFile(GOOD_FILES, 'contests.csv', (text) => text + more),
      'candidates.csv',
      (text) => text + standing,
    )
    expect(errorsOf(bytesOf(files))).toEqual(['contests.csv 9 contest too-many-contests'])
  })

  it('the cell whose bytes are no character, in UTF-8 and in CP932', () => {
    const broken = (bytes: Uint8Array) => {
      const at = Buffer.from(bytes).indexOf('1-2,1,') + 6
      return concat(bytes.slice(0, at), Uint8Array.of(0xff), bytes.slice(at))
    }
    const files = bytesOf(GOOD_FILES)
    files.set('roll.csv', broken(utf8(GOOD_FILES['roll.csv'] ?? '')))
    expect(errorsOf(files)).toEqual(['roll.csv 3 name undecodable'])
    files.set(
      'roll.csv',
      broken(new Uint8Array(iconv.encode((GOOD_FILES['roll.csv'] ?? '').replace('𠮷', '吉'), 'cp932'))),
    )
    expect(errorsOf(files)).toEqual(['roll.csv 3 name undecodable'])
  })

  it('one broken byte does not turn a UTF-8 file into mojibake that CP932 accepts', () => {
    const bytes = utf8(GOOD_FILES['contests.csv'] ?? '')
    const files = bytesOf(GOOD_FILES)
    const at = Buffer.from(bytes).indexOf('見本市長')
    files.set('contests.csv', concat(bytes.slice(0, at), bytes.slice(at + 1)))
    expect(errorsOf(files)).toEqual(['contests.csv 2 title undecodable'])
  })

  it('private-use characters of CP932: in the name of a voter 〓, told by its row; of a candidate refused', () => {
    const files = bytesOf(GOOD_FILES)
    const withGaiji = (text: string, letter: string) => {
      const bytes = iconv.encode(text.replaceAll('𠮷', '吉'), 'cp932')
      bytes.set([0xf0, 0x40], bytes.indexOf(iconv.encode(letter, 'cp932')))
      return new Uint8Array(bytes)
    }
    files.set('roll.csv', withGaiji(GOOD_FILES['roll.csv'] ?? '', '鈴'))
    const read = importElection(files, { fonts: SAMPLE_FONTS })
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.sources.roll[1]?.name).toBe('〓木　実')
    expect(read.value.warnings).toContainEqual(
      expect.objectContaining({
        line: 3,
        column: 'name',
        code: 'unshown-letter',
        value: '〓木　実',
        allowed: 'U+E000',
      }),
    )
    files.set('candidates.csv', withGaiji(GOOD_FILES['candidates.csv'] ?? '', '渡'))
    expect(errorsOf(files)).toEqual(['candidates.csv 4 name private-use-character'])
  })

  it('with the right line after a quoted cell with line breaks', () => {
    const files = changed('roll.csv', (text) =>
      withCell(withCell(text, 4, 'sex', 'X'), 2, 'address', '"朝霧\r\n\r\n1番地"'),
    )
    expect(errorsOf(files)).toEqual(['roll.csv 2 address control-character', 'roll.csv 6 sex not-in-list'])
  })

  it('a lone surrogate', () => {
    expect(characterFaults('山\ud842', false)).toEqual([{ code: 'lone-surrogate', character: '\ud842' }])
  })

  it('a character that no font draws; a space needs none', () => {
    const draws = (grapheme: string) => /^[a-z]$/.test(grapheme)
    expect(firstUndrawable('a b　c', draws)).toBe(null)
    expect(firstUndrawable('a 山b', draws)).toBe('山')
  })

  it('what CP932 has: ASCII, half-width kana, both rows of kanji, and nothing of nobody', () => {
    for (const has of [' ', '~', '｡', 'ﾟ', '亜', '熙', '①', '髙', '　', '纊'])
      expect(isInCp932(has.charCodeAt(0)), has).toBe(true)
    for (const lacks of ['𠮷', '\u{e000}', '\ufffd', '\u007f', '㐂', 'é', '\u0080', '\uf8f0']) {
      expect(isInCp932(lacks.charCodeAt(0)), lacks).toBe(false)
    }
  })

  it('all problems of all files in one run, the bounded value of each', () => {
    const files = ['contests.csv', 'stations.csv', 'roll.csv'].reduce<TextFiles>(
      (set, file) =>
        withFile(set, file, (text) => withCell(text, 3, file === 'contests.csv' ? 'title' : 'name', '長'.repeat(500))),
      GOOD_FILES,
    )
    const result = run(bytesOf(files))
    if (result.ok) throw new Error('imported')
    expect(result.error.errors.map(({ file }) => file)).toEqual(['contests.csv', 'stations.csv', 'roll.csv'])
    for (const { value } of result.error.errors) expect(value).toBe(`${'長'.repeat(40)}…`)
  })

  it('and the list is bounded', () => {
    const report = startReport()
    for (let line = 2; line < LISTED_MAX + 100; line++)
      report.error({ file: 'roll.csv', line, column: 'a' }, 'empty-cell', '', 'x')
    const { errors } = report.problems(['roll.csv'])
    expect(errors.length).toBe(LISTED_MAX + 1)
    expect(errors.at(-1)).toMatchObject({ code: 'too-many-problems', value: String(LISTED_MAX + 98) })
  })

  it('and a terminal is not steered by a value', () => {
    expect(printable('a\u001b[31m\u202eb')).toBe('aU+001B[31mU+202Eb')
  })
})

describe('districts of contests and stations', () => {
  const withDistricts = (contests: string, first: string, second: string) => {
    const files = withFile(GOOD_FILES, 'contests.csv', (text) => withCell(text, 3, 'districts', contests))
    const stations = (text: string) => withCell(withCell(text, 2, 'district', first), 3, 'district', second)
    return bytesOf(withFile(files, 'stations.csv', stations))
  }

  it('name each other', () => {
    expect(errorsOf(withDistricts('北;南', '北', '南'))).toEqual([])
    expect(errorsOf(withDistricts('北;南', '北', '西'))).toEqual([
      'contests.csv 3 districts unknown-district',
      'stations.csv 3 district unknown-district',
    ])
    expect(errorsOf(withDistricts('北;', '北', '北'))).toEqual(['contests.csv 3 districts empty-cell'])
  })

  it('leave no station without a contest', () => {
    const files = withFile(GOOD_FILES, 'contests.csv', (text) =>
      withCell(withCell(text, 3, 'districts', '北'), 2, 'districts', '北'),
    )
    const stations = withFile(files, 'stations.csv', (text) => withCell(text, 2, 'district', '北'))
    expect(errorsOf(bytesOf(stations))).toEqual(['stations.csv 3 district station-without-contest'])
  })

  it('have one early-voting station each, open before election day alone: nobody may vote at two (ELG-02a)', () => {
    const early = (...rows: readonly string[]) =>
      errorsOf(changed('stations.csv', (text) => `${text}${rows.map((row) => `${row}\n`).join('')}`))
    expect(early('3,期日前,1,no,yes,,,2002-06-21;2002-06-22,,1')).toEqual([])
    expect(early('3,期日前,1,no,yes,,,,,1')).toEqual(['stations.csv 4 dates early-voting-without-dates'])
    expect(early('3,期日前,1,no,yes,,,2002-06-22;2002-06-23,,1')).toEqual([
      'stations.csv 4 dates early-voting-on-election-day',
    ])
    expect(early('3,期日前,1,no,yes,,,2002-06-21,,1', '4,期日前,1,no,yes,,,2002-06-22,,1')).toEqual([
      'stations.csv 5 early_voting second-early-voting-station',
    ])
  })

  it('have desks that divide the roll: no number at two, none at none (ISS-02, D-24)', () => {
    const desks = (cell: string) =>
      errorsOf(
        changed('stations.csv', (text) => {
          const [head = '', first = '', ...rest] = text.trimEnd().split('\n')
          return [`${head},desks`, `${first},${cell}`, ...rest.map((row) => `${row},`)].join('\n').concat('\n')
        }),
      )
    expect(desks('1-1..1-1;1-2〜1-2')).toEqual([])
    for (const wrong of ['1-1', '1-1..1-2', '1-2..1-1;1-3..1-4', '1-3..;1-1..1-2'])
      expect(desks(wrong), wrong).toEqual(['stations.csv 2 desks not-desks'])
    expect(desks('1-1..1-2;1-2..1-9')).toEqual(['stations.csv 2 desks desks-overlap'])
    expect(desks('1-1..1-1;1-3..1-9')).toEqual(expect.arrayContaining(['stations.csv 2 desks desks-with-a-gap']))
    expect(desks('1-1..1-2;1-8..1-9')).toEqual(['stations.csv 2 desks desk-without-voters'])
  })

  it('bound what a voter may choose', () => {
    const { sources } = sourcesOf(withDistricts('北', '北', ''))
    const result = importVotes(utf8('roll_no,station,mode,mayor,council\n2-2,,touch,1,1\n'), sources)
    expect(result.ok ? [] : result.error.errors.map(echoOf)).toEqual(['votes.csv 2 council choice-outside-district'])
    expect(importVotes(utf8('roll_no,station,mode,mayor,council\n2-2,,touch,1,\n'), sources).ok).toBe(true)
  })
})

describe('votes.csv', () => {
  const sources = sourcesOf(bytesOf(GOOD_FILES)).sources

  it('is read in the order of arrival; who may not vote is no problem of the file', () => {
    const result = importVotes(utf8(GOOD_VOTES), sources)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect(result.value.votes.map(({ line, rollNo, station, mode }) => [line, rollNo, station, mode])).toEqual([
      [2, '1-1', null, 'touch'],
      [3, '1-2', '1', 'audio'],
      [4, '2-2', '2', 'proxy'],
      [5, '2-1', null, 'assisted'],
      [6, '9-9', null, 'touch'],
      [7, '1-2', null, 'touch'],
    ])
    expect([...(result.value.votes[0]?.choices ?? [])]).toEqual([
      ['mayor', { type: 'candidate', number: 1, candidate: 11 }],
      ['council', { type: 'candidate', number: 3, candidate: 23 }],
    ])
    expect([...(result.value.votes[1]?.choices.values() ?? [])].map(({ type }) => type)).toEqual(['ended', 'declined'])
  })

  it('may leave out the station and an uncontested contest, whose cell stays empty', () => {
    const fewer = changed('candidates.csv', (text) => text.replace(/mayor,2.*\n/, ''))
    const uncontested = sourcesOf(fewer).sources
    expect(importVotes(utf8('roll_no,mode,council\n1-1,touch,1\n'), uncontested).ok).toBe(true)
    expect(importVotes(utf8('roll_no,mode,mayor,council\n1-1,touch,,1\n'), uncontested).ok).toBe(true)
    const result = importVotes(utf8('roll_no,mode,mayor,council\n1-1,touch,1,1\n'), uncontested)
    expect(result.ok ? [] : result.error.errors.map(echoOf)).toEqual(['votes.csv 2 mayor choice-for-uncontested'])
  })

  it('needs a column for each contested contest and knows no other', () => {
    const result = importVotes(utf8('roll_no,mode,council,governor\n1-1,touch,1,2\n'), sources)
    expect(result.ok ? [] : result.error.errors.map(echoOf)).toEqual([
      'votes.csv 1 governor unknown-column',
      'votes.csv 1 mayor missing-column',
    ])
  })
})

function without(file: string): Map<string, Uint8Array> {
  const files = bytesOf(GOOD_FILES)
  files.delete(file)
  return files
}
