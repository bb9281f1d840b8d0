/** An extract of another layout, read by its profile. Each form that is read otherwise is counted; a code without a meaning is refused. */
import { codePointName, type Place, type Report } from './report.ts'
import { JOINED_BY, type ProfileColumn, type RollProfile } from './roll-profile.ts'
import type { Layout } from './table.ts'
import { meantBy, plainOf } from './written-forms.ts'

/** The columns with a voter's own letters. */
const LETTERED = ['name', 'address']

interface Placed {
  readonly column: string
  readonly places: readonly number[]
  readonly how: ProfileColumn
}

export function rollLayout(profile: RollProfile): Layout {
  return {
    hasHeadings: profile.hasHeadings,
    shape: profile.shape,
    reader(names, line, report) {
      const placed = placedBy(profile, names, line, report)
      return {
        columns: new Set(placed.map(({ column }) => column)),
        read(cells, line) {
          const said = new Map(
            placed.map((each) => [
              each.column,
              readCell(cells, each, { file: profile.file, line, column: each.column }, profile, report),
            ]),
          )
          return (column) => said.get(column) ?? null
        },
      }
    },
  }
}

/** The column of the roll for each heading; of one that is joined to another, for the first. */
export function columnsBy({ columns }: RollProfile, names: readonly string[]): readonly string[] {
  const first = new Map(
    [...columns].flatMap(([column, { from }]) => (from[0] === undefined ? [] : [[from[0], column] as const])),
  )
  return names.map((name) => first.get(plainOf(name)) ?? name)
}

function placedBy(profile: RollProfile, names: readonly string[], line: number, report: Report): readonly Placed[] {
  const { file } = profile
  const places = new Map<string, number>()
  for (const [at, said] of names.entries()) {
    const name = plainOf(said)
    if (places.has(name)) report.error({ file, line, column: name }, 'duplicate-column', said, 'once')
    else places.set(name, at)
  }
  const read = new Set([...profile.columns.values()].flatMap(({ from }) => from))
  for (const name of places.keys()) {
    if (read.has(name) || profile.passedOver.has(name)) continue
    report.error({ file, line, column: name }, 'unknown-heading', name, [...read, ...profile.passedOver].join('|'))
  }
  return [...profile.columns].flatMap(([column, how]) => {
    const missing = how.from.filter((name) => !places.has(name))
    for (const name of missing) {
      report.error({ file, line, column }, 'missing-heading', name, [...places.keys()].join('|'))
    }
    if (missing.length > 0) return []
    report.read({ file, line, column }, 'profile-heading-read', saidOf(how), column)
    return [{ column, places: how.from.map((name) => places.get(name) ?? 0), how }]
  })
}

/** 頁＋"-"＋行; the space that is always there is not named. */
function saidOf({ from, joiner }: ProfileColumn): string {
  return from.join(joiner === JOINED_BY ? '＋' : `＋"${joiner}"＋`) || '—'
}

/** Those after the first that are empty add nothing. */
export function joinedCells(cells: readonly string[], places: readonly number[], joiner: string): string {
  return places
    .map((at) => cells[at] ?? '')
    .filter((part, at) => at === 0 || plainOf(part) !== '')
    .join(joiner)
}

/** In a code table: every cell that is not empty and has no row of its own, as a day on which somebody voted early. */
const ANY_OTHER = '*'

function readCell(
  cells: readonly string[],
  { column, places, how }: Placed,
  place: Place,
  profile: RollProfile,
  report: Report,
): string | null {
  const said = lettered(joinedCells(cells, places, how.joiner), column, place, profile, report)
  const meant = how.form === null ? null : meantBy(how.form.code, how.form.meaning, said)
  if (meant !== null) report.read(place, 'profile-form-read', said, meant)
  const cell = meant ?? said
  if (how.values === null) return cell
  const value = how.values.get(plainOf(cell)) ?? (plainOf(cell) === '' ? undefined : how.values.get(ANY_OTHER))
  if (value === undefined) {
    report.error(
      place,
      'not-in-profile',
      cell,
      [...how.values.keys()].map((code) => (code === '' ? 'empty' : code)).join('|'),
    )
    return null
  }
  if (value !== cell) report.read(place, 'profile-value-read', cell, value)
  return value
}

/** A letter of private use as its profile declares it, marked in the list that goes to the commission. */
function lettered(cell: string, column: string, place: Place, { letters }: RollProfile, report: Report): string {
  if (letters.size === 0 || !LETTERED.includes(column) || !/\p{Co}/u.test(cell)) return cell
  const found: string[] = []
  const shown = Array.from(cell, (letter) => {
    const is = letters.get(letter)
    if (is !== undefined) found.push(letter)
    return is ?? letter
  }).join('')
  if (found.length === 0) return cell
  const names = found.map(codePointName).join(', ')
  report.warning(place, 'declared-letter', shown, names)
  report.read(place, 'profile-letter-read', names, shown)
  return shown
}
