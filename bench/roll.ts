/** `roll`: a roll of a million people: CSV of a spreadsheet → checked rows, rows → books, and a voter found in them. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { assert } from '#election/assert.ts'
import type { RollRow } from '#election/definition/definition.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import { openDatabase } from '#issuer/services/books/database.ts'
import { voterSearch, writeVoters } from '#issuer/services/books/voters.ts'
import { type Figure, inTurns, type Spread, spreadOf, timed } from './measure.ts'
import type { RollTold } from './roll-once.ts'

const ROWS = 1_000_000
const SEARCHES = 200
const IMPORTS = 3
const FAMILIES = ['佐藤', '鈴木', '高橋', '田中', '渡邉', '伊藤', '山本', '中村', '小林', '加藤', '吉田', '斎藤']
const KANA = [
  'さとう',
  'すずき',
  'たかはし',
  'たなか',
  'わたなべ',
  'いとう',
  'やまもと',
  'なかむら',
  'こばやし',
  'かとう',
  'よしだ',
  'さいとう',
]
const GIVEN = ['一郎', '花子', '正', '清', '久美', '幸子', '実', '愛']
const GIVEN_KANA = ['いちろう', 'はなこ', 'ただし', 'きよし', 'くみ', 'さちこ', 'みのる', 'あい']

export async function roll(): Promise<Figure[]> {
  const bytes = csv()
  const files = new Map([...bytesOf(GOOD_FILES), ['roll.csv', bytes] as const])
  let rows: readonly RollRow[] = []
  const imported = await timed(async () => {
    const result = importElection(files, { fonts: SAMPLE_FONTS })
    assert(result.ok, 'bench: the roll is right')
    rows = result.value.sources.roll
  })
  assert(rows.length === ROWS, 'bench: every row was read')
  const decoded = await timed(async () => {
    let cells = 0
    for (const line of iconv.decode(bytes, 'cp932').split('\n')) cells += line.split(',').length
    assert(cells > ROWS, 'bench: cells were split')
  })
  const read = once(
    'roll: 1,000,000 rows read',
    'CP932 file → checked rows; floor: decoded and split',
    imported,
    decoded,
  )
  return [read, ...(await fromDisk(files)), ...(await inBooks(rows))]
}

/** Each in a process of its own; the floor reads the same files and looks at nothing. */
async function fromDisk(files: ReadonlyMap<string, Uint8Array>): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-roll-'))
  try {
    for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes)
    const rounds: { readonly product: RollTold; readonly floor: RollTold }[] = []
    for (let round = 0; round < IMPORTS; round++)
      rounds.push({ product: await inProcess('import', directory), floor: await inProcess('read', directory) })
    const figure = (name: string, what: string, unit: Figure['unit'], of: (told: RollTold) => number): Figure => {
      const product = spreadOf(rounds.map((round) => of(round.product)))
      const floor = spreadOf(rounds.map((round) => of(round.floor)))
      return { name, what, product, floor, ratio: product.median / floor.median, unit }
    }
    const what =
      'CP932 file on the disk → checked rows, with the fonts that are shipped; floor: read, in a process of its own'
    return [
      figure('roll: 1,000,000 rows taken in', what, 's', ({ seconds }) => seconds),
      figure('roll: peak memory of that', what, 'MiB', ({ peakMiB }) => peakMiB),
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function inProcess(work: 'import' | 'read', directory: string): Promise<RollTold> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./roll-once.ts', import.meta.url)), [work, directory])
    let told: RollTold | null = null
    child.on('message', (message: RollTold) => {
      told = message
    })
    child.on('exit', (code) => (told !== null && code === 0 ? resolve(told) : reject(new Error(`${work}: ${code}`))))
  })
}

async function inBooks(rows: readonly RollRow[]): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-roll-'))
  const opened = openDatabase(join(directory, 'roll.db'), new Uint8Array(32))
  assert(opened.ok, 'bench: a database')
  const database = opened.value
  try {
    const written = await timed(async () => {
      database.transaction(() => writeVoters(database, numbered(rows)))()
    })
    database.exec('CREATE TABLE bare (row INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT)')
    const bare = database.prepare('INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?)')
    const inserted = await timed(async () => {
      database.transaction(() => {
        for (const [at, each] of rows.entries())
          bare.run(at, each.rollNo, each.name, each.kana, each.address, each.ticket)
      })()
    })
    const find = voterSearch(database, '朝霧市')
    const select = database.prepare('SELECT * FROM voter WHERE roll_no = ?')
    let turn = 0
    const asked = () => rows[(turn++ * 7919) % ROWS] as RollRow
    const texts: readonly ((row: RollRow) => string)[] = [
      ({ rollNo }) => rollNo,
      ({ ticket }) => ticket,
      ({ kana }) => kana,
      ({ name }) => name,
      ({ birthDate }) => birthDate,
      ({ address }) => address,
      ({ address }) => `朝霧市${address.replace('番地', '番')}`,
    ]
    const figures = await inTurns(
      SEARCHES,
      20,
      async () => {
        const text = texts[turn % texts.length] as (row: RollRow) => string
        assert(find(text(asked()), 'any').length > 0, 'bench: somebody is found')
      },
      async () => {
        assert(select.get(asked().rollNo) !== undefined, 'bench: the row is there')
      },
    )
    return [
      once(
        'roll: 1,000,000 rows into the books',
        'with the keys of the search and seven indexes; floor: bare INSERT',
        written,
        inserted,
      ),
      {
        name: 'roll: a voter found',
        what: 'number, ticket, kana, name, date of birth, address in turns; floor: SELECT by number',
        ...figures,
        unit: 'ms',
      },
    ]
  } finally {
    database.close()
    rmSync(directory, { recursive: true })
  }
}

function* numbered(rows: readonly RollRow[]) {
  for (const [row, each] of rows.entries()) yield { row, ...each }
}

function once(name: string, what: string, productMs: number, floorMs: number): Figure {
  const seconds = (ms: number): Spread => spreadOf([ms / 1000])
  return { name, what, product: seconds(productMs), floor: seconds(floorMs), ratio: productMs / floorMs, unit: 's' }
}

/** As Japanese Excel writes it. */
function csv(): Uint8Array {
  const lines = ['roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark']
  for (let i = 0; i < ROWS; i++) {
    const [family, given] = [i % FAMILIES.length, Math.floor(i / FAMILIES.length) % GIVEN.length]
    const born = `${1930 + (i % 70)}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`
    const name = `${FAMILIES[family]}　${GIVEN[given]}`
    const kana = `${KANA[family]}　${GIVEN_KANA[given]}`
    lines.push(
      `${1 + (i % 2)}-${i},${1 + (i % 2)},${name},${kana},${i % 2 ? 'F' : 'M'},${born},朝霧${i}番地,${born},T${i},`,
    )
  }
  return new Uint8Array(iconv.encode(`${lines.join('\n')}\n`, 'cp932'))
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
