/**
 * ROL-11: a witness who takes part over a line (ministry's notice of 2024-04-26, as of 2026-11): sees the whole station, and at least one is on
 * the spot. A line that is cut is the absence of that witness. The acts are kept by name: a place may change hands.
 */
import { unreachable } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import { notice } from './codes.ts'
import type { Witnesses } from './day-record.ts'
import type { IssuerFacts } from './facts.ts'
import type { LineAct } from './line-act.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, DayRecord } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'

type LineEvent = Extract<IssuerScreenEvent, { type: 'witness-line' }>

/** on-the-spot: here, or away, in person · up: the line is open · cut: it is not, and the witness is absent. */
export type LineState = 'on-the-spot' | 'up' | 'cut'

export function lineOf({ names, lines = [] }: Pick<Witnesses, 'names' | 'lines'>, place: number): LineState {
  return stateAfter(lines.findLast(({ name }) => name === names[place])?.act)
}

function stateAfter(last: LineAct['act'] | undefined): LineState {
  if (last === undefined || last === 'ended') return 'on-the-spot'
  return last === 'cut' ? 'cut' : 'up'
}

export function isOnTheSpot(witnesses: Witnesses, place: number): boolean {
  return witnesses.present[place] === true && lineOf(witnesses, place) === 'on-the-spot'
}

function mayBeOverLine({ settings }: IssuerFacts): boolean {
  return settings.witnessOverLine
}

/** Begun with the officer's card: it is the officer who sees that the picture shows the whole station. */
export function stepLine({ state, facts, day }: DayContext, { witness, act }: LineEvent): DayStep {
  const { witnesses } = day.record
  const name = witnesses.names[witness]
  if (name === undefined) return keep(day)
  const line = lineOf(witnesses, witness)
  switch (act) {
    case 'begin':
      if (!mayBeOverLine(facts)) return alarm(day, notice('line-not-allowed'))
      if (line !== 'on-the-spot' || witnesses.present[witness]) return keep(day)
      return askOfficer(day, { type: 'witness-over-line', witness, name })
    case 'cut':
      return line === 'up' ? marked(day, witness, { name, act: 'cut', at: state.now }) : keep(day)
    case 'back':
      return line === 'cut' ? marked(day, witness, { name, act: 'back', at: state.now }) : keep(day)
    case 'undo':
      return line === 'on-the-spot' ? keep(day) : takenBack(day, witness, name)
    default:
      return unreachable(act)
  }
}

/** Who carries the boxes is on the spot (ROL-06). */
export function beginLine(day: Day, witness: number, name: string, at: LocalMinute): DayStep {
  const { witnesses } = day.record
  if (witnesses.names[witness] !== name || witnesses.present[witness]) return keep(day)
  const transport = witnesses.transport === name ? '' : witnesses.transport
  return marked(day, witness, { name, act: 'begun', at }, { transport })
}

/** Here as long as the line is open; away from the minute in which it was cut. */
function marked(
  day: Day,
  place: number,
  { name, act, at }: Omit<LineAct, 'was'>,
  changes: Partial<Witnesses> = {},
): DayStep {
  const { witnesses } = day.record
  const isUp = act !== 'cut'
  const was = { came: witnesses.came[place] ?? null, left: witnesses.left[place] ?? null }
  return record(day, {
    witnesses: {
      ...witnesses,
      ...changes,
      present: witnesses.present.with(place, isUp),
      came: witnesses.came.with(place, was.came ?? at),
      left: witnesses.left.with(place, isUp ? null : at),
      lines: [...(witnesses.lines ?? []), { name, act, at, was }],
    },
  })
}

/** The last press about this line was a mistake: it leaves the record, and all is as before it. */
function takenBack(day: Day, place: number, name: string): DayStep {
  const { witnesses } = day.record
  const lines = witnesses.lines ?? []
  const at = lines.findLastIndex((each) => each.name === name)
  const last = lines[at]
  if (last === undefined) return keep(day)
  const rest = lines.toSpliced(at, 1)
  return record(day, {
    witnesses: {
      ...witnesses,
      lines: rest.length === 0 ? undefined : rest,
      present: witnesses.present.with(place, last.act === 'cut'),
      came: witnesses.came.with(place, last.was.came),
      left: witnesses.left.with(place, last.was.left),
    },
  })
}

/** In person from now on, or gone for good; the time of the line ends. Also of a name that is in the list no more. */
export function withLinesEnded(witnesses: Witnesses, at: LocalMinute, place?: number): Witnesses {
  const { lines = [], names } = witnesses
  const open = [...new Set(lines.map(({ name }) => name))].filter((name) => {
    const isOpen = stateAfter(lines.findLast((each) => each.name === name)?.act) !== 'on-the-spot'
    return isOpen && (!names.includes(name) || (place !== undefined && names[place] === name))
  })
  if (open.length === 0) return witnesses
  const was = { came: null, left: null }
  return { ...witnesses, lines: [...lines, ...open.map((name) => ({ name, act: 'ended', at, was }) as const)] }
}

/** Acts since then, and those that were taken back: for the log. */
export function lineActsSince(
  { witnesses: before }: DayRecord,
  { witnesses: after }: DayRecord,
): readonly { readonly place: number; readonly what: LineAct['act'] | 'taken-back' }[] {
  const [old = [], now = []] = [before.lines, after.lines]
  const placeOf = (name: string) => Math.max(after.names.indexOf(name), before.names.indexOf(name))
  if (now.length >= old.length)
    return now.slice(old.length).map(({ name, act }) => ({ place: placeOf(name), what: act }))
  const gone = old.find((each, at) => each !== now[at])
  return gone === undefined ? [] : [{ place: placeOf(gone.name), what: 'taken-back' }]
}
