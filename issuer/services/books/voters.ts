/** The roll extract in the database, searched all day. Row = place in the roll file, then the places of added rows; it says nothing of arrival. */
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { assert } from '#election/assert.ts'
import type { BirthDate } from '#election/birth-date.ts'
import type { RollRow, Sex } from '#election/definition/definition.ts'
import { rollNumber, stationId } from '#election/id-schemas.ts'
import type { RollNumber } from '#election/ids.ts'
import { parseJapaneseDate } from '#election/japanese-date.ts'
import { ORDER_ROWS_MAX } from '#election/roll/order-row.ts'
import { type ListedMark, readMarkText, writtenMark } from '#election/roll/roll-file.ts'
import type { LocalDate } from '#election/time.ts'
import type { SearchField } from '#issuer/session/screen-event.ts'
import type { DayRecord, FoundBy } from '#issuer/session/state.ts'
import {
  addressKey,
  birthdayIn,
  digitsKey,
  kanaKey,
  nameKey,
  numberKey,
  readingOf,
  soughtSound,
  soundKeys,
  writtenBirthKey,
  yearKey,
} from './search-keys.ts'
import type { Whose } from './sums.ts'

/** More matches than the screen shows: the clerk asks for more of the name. */
export const MATCHES_MAX = 12

export interface VoterRow extends RollRow {
  /** From 0. */
  readonly row: number
}

interface StoredVoter {
  readonly row: number
  readonly roll_no: string
  readonly station: string
  readonly name: string
  readonly kana: string
  readonly sex: Sex
  readonly birth_date: string
  readonly address: string
  readonly resident_since: string
  readonly ticket: string
  readonly mark: string
}

const COLUMNS = 'row, roll_no, station, name, kana, sex, birth_date, address, resident_since, ticket, mark'

/** Inside the caller's transaction. */
export function writeVoters(database: Database, rows: Iterable<VoterRow>): void {
  const insert = database.prepare(`INSERT INTO voter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const sound = database.prepare('INSERT INTO voter_sound VALUES (?, ?)')
  for (const voter of rows) {
    const { row, rollNo, station, name, kana, sex, birthDate, address, residentSince, ticket } = voter
    const keys = [nameKey(name), kanaKey(readingOf(voter)), numberKey(rollNo), digitsKey(rollNo), addressKey(address)]
    const stored = writtenMark(voter)
    insert.run(row, rollNo, station, name, kana, sex, birthDate, address, residentSince ?? '', ticket, stored, ...keys)
    for (const key of soundKeys(voter)) sound.run(key, row)
  }
}

function markOf(stored: string): ListedMark {
  const listed = readMarkText(stored)
  assert(listed !== null, 'voter: a mark as it was written')
  return listed
}

/** A row, and by what it was found. */
export interface FoundRow extends VoterRow {
  readonly by: FoundBy
}

export type FindVoters = (text: string, by: SearchField) => readonly FoundRow[]

/**
 * At most `MATCHES_MAX` + 1 rows: one more shows that there are too many.
 *
 * @param municipality of the roll: an address is found with its name and without it
 */
export function voterSearch(database: Database, municipality = ''): FindVoters {
  const select = (where: string) =>
    database.prepare<string[], StoredVoter>(
      `SELECT ${COLUMNS} FROM voter WHERE ${where} ORDER BY row LIMIT ${MATCHES_MAX + 1}`,
    )
  const byNumber = select('roll_no = ?')
  const byNumberKey = select('number_key = ?')
  const byDigits = select('digits_key = ?')
  const byBirth = select('birth_date = ?')
  const byName = select('name_key >= ? AND name_key < ?')
  const byKana = select('kana_key >= ? AND kana_key < ?')
  const bySound = select('row IN (SELECT row FROM voter_sound WHERE key >= ? AND key < ?)')
  const byAddress = select('address_key = ?')
  const byBlock = select('address_key >= ? AND address_key < ?')
  const exactly: Find = (text) => byNumber.all(halfWidth(text))
  // A clerk types small letters, and so does a scanner beside a keyboard with Caps Lock.
  const tickets = [select('ticket = ?'), select('ticket = ? COLLATE NOCASE')]
  const ticket: Find = (text) => firstOf(halfWidth(text), tickets.map(inFull))
  // The typed text without its zeros and hyphens; a shorter reading of it only when no number is written so.
  const loosely: Find = (text) => firstOf(text, [(each) => byNumberKey.all(numberKey(each)), digits])
  const digits: Find = (text) => byDigits.all(digitsKey(text))
  const birth: Find = (text) => {
    const date = parseJapaneseDate(text)
    return date === null ? prefixed(bySound, writtenBirthKey(text)) : byBirth.all(date)
  }
  const ofYear = bornInYear(bySound)
  const named: Find = (text) => {
    const kana = prefixed(byKana, kanaKey(text))
    return kana.length > 0 ? kana : prefixed(byName, nameKey(text))
  }
  // 手毬52 is 手毬52-7 rather than 手毬522.
  const addressed: Find = (key) =>
    firstOf(key, [
      (each) => byAddress.all(each),
      (each) => byBlock.all(`${each}-`, `${each}.`),
      (each) => prefixed(byBlock, each),
    ])
  const address: Find = (text) => {
    const key = addressKey(text)
    const place = addressKey(municipality)
    const others = key.startsWith(place) ? key.slice(place.length) : `${place}${key}`
    return firstOf(key, [addressed, () => addressed(others)])
  }
  // ELG-18, 住民記録システム標準仕様書 2.1.2: after all else found nobody: the sound, a given name, a birthday.
  const alike: Find = (text) => {
    const day = birthdayIn(halfWidth(text))
    const born = day === null ? [] : bySound.all(day, `${day}.`)
    return born.length > 0 ? born : prefixed(bySound, soughtSound(text))
  }
  // A stroke stands for any vowel: without it オーノ would be 小野 alone.
  const drawnOut: Find = (text) => (/[ーｰ]/u.test(text) ? alike(text) : [])
  // ELG-16. Each line is a round: its kinds together, so that a number which is one voter's ticket and another's in the roll is a list to choose from.
  const rounds: Readonly<Record<SearchField, readonly Round[]>> = {
    scanned: [{ ticket, number: exactly }],
    'roll-number': [{ number: exactly }, { number: loosely }],
    ticket: [{ ticket }],
    'birth-date': [{ else: birth }, { sound: ofYear }, { sound: alike }],
    name: [{ else: named, sound: drawnOut }, { sound: alike }],
    address: [{ else: address }],
    any: [
      { ticket, number: exactly, else: birth },
      { number: loosely },
      { else: named, sound: drawnOut },
      { else: address },
      { sound: ofYear },
      { sound: alike },
    ],
  }
  return (text, by) => firstRound(rounds[by], text.trim())
}

/** The roll may know no more of a day of birth than its year. */
function bornInYear(bySound: { all(from: string, to: string): StoredVoter[] }): Find {
  return (text) => {
    const date = parseJapaneseDate(text)
    const key = yearKey(date?.slice(0, 4) ?? '')
    return date === null ? [] : bySound.all(key, `${key}.`)
  }
}

function firstRound(rounds: readonly Round[], text: string): readonly FoundRow[] {
  for (const round of rounds) {
    const found = inRound(round, text)
    if (found.length > 0) return found
  }
  return []
}

type Round = Readonly<Partial<Record<FoundBy, Find>>>

/** Each row once, a ticket first. */
function inRound(round: Round, text: string): readonly FoundRow[] {
  const found = new Map<number, FoundRow>()
  for (const [by, find] of Object.entries(round)) {
    for (const stored of find(text)) {
      const voter = voterRow(stored)
      // ISS-01: if tickets have the roll number itself, nobody can know that the ticket was read.
      const own = by === 'ticket' && voter.ticket === voter.rollNo ? 'number' : (by as FoundBy)
      if (!found.has(stored.row)) found.set(stored.row, { ...voter, by: own })
    }
  }
  return [...found.values()].slice(0, MATCHES_MAX + 1)
}

type Find = (text: string) => StoredVoter[]

/** Digits and letters as an input method leaves them. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

function inFull(statement: { all(text: string): StoredVoter[] }): Find {
  return (text) => statement.all(text)
}

function firstOf(text: string, finds: readonly Find[]): StoredVoter[] {
  for (const find of finds) {
    const rows = find(text)
    if (rows.length > 0) return rows
  }
  return []
}

/** Every text that begins with `key`: up to the last character of Unicode. */
function prefixed(statement: { all(from: string, to: string): StoredVoter[] }, key: string): StoredVoter[] {
  return key === '' ? [] : statement.all(key, `${key}\u{10ffff}`)
}

export function voterAt(database: Database): (row: number) => VoterRow | null {
  const select = database.prepare<number[], StoredVoter>(`SELECT ${COLUMNS} FROM voter WHERE row = ?`)
  return (row) => {
    const stored = select.get(row)
    return stored === undefined ? null : voterRow(stored)
  }
}

export function bornOn(database: Database): (birth: BirthDate) => readonly VoterRow[] {
  const select = database.prepare<string[], StoredVoter>(`SELECT ${COLUMNS} FROM voter WHERE birth_date = ?`)
  return (birth) => select.all(birth).map(voterRow)
}

export function allVoters(database: Database): VoterRow[] {
  return database.prepare<[], StoredVoter>(`SELECT ${COLUMNS} FROM voter ORDER BY row`).all().map(voterRow)
}

/** By row. A row that nobody was added to has nobody's sex, and counts nothing. */
export function whose(database: Database, rows: number, day: DayRecord | null): readonly Whose[] {
  const first = rows - ORDER_ROWS_MAX
  const nobodys = (day?.roll.moved ?? []).flatMap(({ nobody }) => (nobody === null ? [] : [first + nobody.place]))
  const whose = new Array<Whose>(rows).fill({ sex: 'F', nobodys: false })
  const all = database.prepare<[], { row: number; sex: Sex }>('SELECT row, sex FROM voter').all()
  for (const { row, sex } of all) whose[row] = { sex, nobodys: nobodys.includes(row) }
  return whose
}

function voterRow(stored: StoredVoter): VoterRow {
  return {
    row: stored.row,
    rollNo: rollNumber.parse(stored.roll_no),
    station: stationId.parse(stored.station),
    name: stored.name,
    kana: stored.kana,
    sex: stored.sex,
    birthDate: stored.birth_date as BirthDate,
    address: stored.address,
    residentSince: stored.resident_since === '' ? null : (stored.resident_since as LocalDate),
    ticket: stored.ticket,
    ...markOf(stored.mark),
  }
}

export function rollNumbers(database: Database): (rollNo: RollNumber) => number | null {
  const select = database.prepare<string[], number>('SELECT row FROM voter WHERE roll_no = ?').pluck()
  return (rollNo) => select.get(rollNo) ?? null
}
