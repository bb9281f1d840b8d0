/**
 * An extract of the roll by two: one person brings it, another one brings the same file, and only then its rows are the roll (M5). Its
 * changes are shown in between. A server that starts anew has no half, and the first brings it again.
 */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { toHex } from '#election/bytes.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { ElectionId } from '#election/ids.ts'
import { matchPerson } from '#election/online/card/person.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import type { SignedSettings } from '#election/online/settings.ts'
import type { StaffAnswer } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { HostKey } from '../host-key.ts'
import { asCardPerson, openPerson, sealPerson, shownAbroad, shownPerson } from '../roll-row.ts'
import type { BoxSide } from '../standings.ts'
import { importRoll, type RollGrounds } from './import-roll.ts'
import type { ImportedRow } from './imported-row.ts'
import { type Ledger, refusalOf, word } from './ledger.ts'
import { papersBesideBoxes } from './papers-beside-boxes.ts'
import type { Signer } from './people.ts'
import { type KnownRow, knownRows } from './rows.ts'

interface Parts {
  readonly number: number
  readonly key: HostKey
  readonly variants: Readonly<Record<string, string>>
  readonly grounds: RollGrounds
  readonly randomness: Randomness
  readonly electionId: ElectionId
  readonly boxSide: BoxSide
  readonly hours: Pick<SignedSettings, 'closes'>
  readonly now: () => UnixSecond
}

/** As the office's page shows it. */
export type ExtractNow = NonNullable<Extract<StaffAnswer<'office'>, { type: 'office' }>['extract']>
type Taken = Extract<
  StaffAnswer<'import'>,
  { type: 'brought' | 'imported' | 'contests-of-boxes' | 'papers-beside-boxes' }
>
type Difference = ExtractNow['differences'][number]

interface Half {
  readonly sha256: string
  readonly by: Signer['publicKey']
  readonly now: ExtractNow
}

interface Found {
  readonly now: ExtractNow
  /** Rows with a box whose contests would change: the box side has them. */
  readonly contestsOfBoxes: readonly Difference[]
  /** Numbers of rows that become another person, and not a person of another name or address (T3). */
  readonly others: readonly string[]
}

const ROWS_AT_ONCE = 5000
/** Those of people with an application come first. */
const SHOWN = 200

export class ExtractByTwo {
  readonly #parts: Parts
  readonly #ledger: Ledger
  #half: Half | null = null
  /** While a second person takes it: a second press, or another window, would take it twice. */
  #taking: Half | null = null

  constructor(ledger: Ledger, parts: Parts) {
    this.#ledger = ledger
    this.#parts = parts
  }

  /** Null: no file waits for a second person. */
  get now(): ExtractNow | null {
    return (this.#half ?? this.#taking)?.now ?? null
  }

  async bring(by: Signer, csv: Uint8Array): Promise<Result<Taken, StaffRefusal | readonly Problem[]>> {
    const read = importRoll(csv, this.#parts.grounds)
    if (!read.ok) return read
    const sha256 = createHash('sha256').update(csv).digest('hex')
    const rows = read.value
    if (this.#taking?.sha256 === sha256) return err('not-in-this-state')
    const [before, key] = [this.#half, toHex(by.publicKey)]
    const isSecond = before !== null && before.sha256 === sha256 && toHex(before.by) !== key
    let found: Found | null = null
    let beside: readonly string[] = []
    if (isSecond) {
      this.#taking = before
      this.#half = null
    }
    const done = await this.#ledger.act<Taken>(by, async (ask) => {
      found = await this.#find(ask, rows, isSecond ? before.now.by : by.name)
      if (found.contestsOfBoxes.length > 0) return err('style-of-a-box')
      const papers = await papersBesideBoxes(ask, rows, this.#parts)
      if (!papers.ok) return papers
      beside = papers.value
      if (beside.length > 0) return err('paper-beside-box')
      const { eligible } = found.now
      if (!isSecond) {
        const isAnother = before !== null && before.sha256 !== sha256
        const value: Taken = { type: 'brought', rows: rows.length, isAnother }
        return ok({ act: { type: 'brought', sha256, rows: rows.length }, value })
      }
      // An application came meanwhile, or a row changed: the second person looks at what changes now.
      if (JSON.stringify(found.now) !== JSON.stringify(before.now)) return err('not-in-this-state')
      const added = await this.#add(ask, rows, found.others, [before.by, by.publicKey])
      if (added !== 'done') return err(refusalOf(added))
      return ok({
        act: { type: 'imported', sha256, rows: rows.length },
        value: { type: 'imported', rows: rows.length, eligible },
      })
    })
    if (isSecond) this.#taking = null
    const half = isSecond ? halfLeft(before, found, done) : halfOf({ sha256, by: by.publicKey }, found, done)
    // A file that somebody brought meanwhile stays.
    if (half !== null && (!isSecond || this.#half === null)) this.#half = half
    const { contestsOfBoxes = [] } = (found as Found | null) ?? {}
    if (!done.ok && contestsOfBoxes.length > 0)
      return ok({ type: 'contests-of-boxes', differences: [...contestsOfBoxes] })
    if (!done.ok && beside.length > 0) return ok({ type: 'papers-beside-boxes', rollNos: beside.slice(0, SHOWN) })
    return done
  }

  async #find(ask: Ask, rows: readonly ImportedRow[], by: string): Promise<Found> {
    const { key, number, variants } = this.#parts
    const known: KnownRow[] = []
    for (const some of inParts(rows)) {
      const people = some.map(({ row }) => key.personHmac(asCardPerson(row)))
      const values = [
        ...[number, numbersOf(some), stationsOf(some), stylesOf(some)],
        some.map(({ mark }) => mark),
        people,
      ]
      known.push(...knownRows.parse(await ask('SELECT * FROM roll.known($1, $2, $3, $4, $5, $6)', values)))
    }
    const byNumber = new Map(rows.map((each) => [each.row.rollNo as string, each]))
    const differs = (each: KnownRow) => difference(key, each, byNumber.get(each.roll_no))
    const isMoved = (each: KnownRow) => hasMovedAbroad(key, each, byNumber.get(each.roll_no))
    const other = known.filter((each) => each.is_other || isMoved(each))
    const alike = new Map(Object.entries(variants))
    const isAnother = (each: KnownRow) => isAnotherPerson(key, each, byNumber.get(each.roll_no), alike)
    const firstAsked = other.toSorted((a, b) => Number(b.has_application) - Number(a.has_application))
    const counted = { rows: rows.length, eligible: rows.filter(({ mark }) => mark === 'none').length }
    return {
      now: {
        ...{ by, ...counted, added: rows.length - known.length, changed: other.length },
        differences: firstAsked.slice(0, SHOWN).flatMap(differs),
      },
      contestsOfBoxes: known
        .filter((each) => each.is_other_style_of_a_box)
        .slice(0, SHOWN)
        .flatMap(differs),
      others: other.filter(isAnother).map(({ roll_no }) => roll_no),
    }
  }

  async #add(
    ask: Ask,
    rows: readonly ImportedRow[],
    others: readonly string[],
    byTwo: readonly [Uint8Array, Uint8Array],
  ): Promise<string> {
    const { key, number, randomness } = this.#parts
    for (const some of inParts(rows)) {
      const added = await word(ask, 'roll.add_voters($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', [
        ...[number, numbersOf(some), stationsOf(some), stylesOf(some)],
        some.map(({ abroad, row }) => sealPerson(key, row.rollNo, { ...row, abroad }, randomness)),
        some.map(({ mark }) => mark),
        some.map(({ row }) => key.personHmac(asCardPerson(row))),
        others,
        some.map(({ row }) => key.nameHmac(row.name, row.birthDate)),
        some.map(({ row }) => (row.kana === '' ? null : key.nameHmac(row.kana, row.birthDate))),
        ...byTwo,
      ])
      if (added !== 'done') return added
    }
    return 'done'
  }
}

type Done = Result<Taken, StaffRefusal>

function halfOf(by: Pick<Half, 'sha256' | 'by'>, found: Found | null, done: Done): Half | null {
  return done.ok && found !== null ? { ...by, now: found.now } : null
}

/** After a second person: nothing, unless it is certain that the file was not taken. No answer is none, and both bring it anew. */
function halfLeft(before: Half, found: Found | null, done: Done): Half | null {
  if (done.ok) return null
  switch (done.error) {
    case 'not-in-this-state':
      return found === null ? before : { ...before, now: found.now }
    case 'not-your-duty':
    case 'signed-out':
    case 'style-of-a-box':
    case 'paper-beside-box':
      return before
    default:
      // Also `second-missing`: who brought it has left.
      return null
  }
}

/** A row that nobody here can open is nobody's: whom it named is not asked for again. */
function isAnotherPerson(
  key: HostKey,
  { roll_no, sealed }: KnownRow,
  read: ImportedRow | undefined,
  variants: ReadonlyMap<string, string>,
): boolean {
  const before = openPerson(key, roll_no, sealed)
  if (!before.ok || read === undefined) return true
  return matchPerson(asCardPerson(read.row), asCardPerson(before.value), variants) === 'another-person'
}

/** The address for the post is no part of a person whom a card shows. */
function hasMovedAbroad(key: HostKey, { roll_no, sealed }: KnownRow, read: ImportedRow | undefined): boolean {
  const before = openPerson(key, roll_no, sealed)
  return before.ok && read !== undefined && !isDeepStrictEqual(before.value.abroad, read.abroad)
}

function difference(
  key: HostKey,
  { roll_no, ...known }: KnownRow,
  read: ImportedRow | undefined,
): readonly Difference[] {
  if (read === undefined) return []
  const { kana, name, birthDate, address, abroad } = shownPerson(openPerson(key, roll_no, known.sealed))
  const { row } = read
  return [
    {
      rollNo: roll_no,
      hasApplication: known.has_application,
      before: { rollNo: roll_no, name, kana, birthDate, address, abroad, station: known.station, mark: known.mark },
      after: {
        ...{ rollNo: roll_no, name: row.name, kana: row.kana, birthDate: row.birthDate, address: row.address },
        ...{ station: row.station, mark: known.mark_after, abroad: shownAbroad(read.abroad) },
      },
    },
  ]
}

const numbersOf = (rows: readonly ImportedRow[]) => rows.map(({ row }) => row.rollNo)
const stationsOf = (rows: readonly ImportedRow[]) => rows.map(({ row }) => row.station)
const stylesOf = (rows: readonly ImportedRow[]) => rows.map(({ style }) => style)

function inParts(rows: readonly ImportedRow[]): readonly (readonly ImportedRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) =>
    rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  )
}
