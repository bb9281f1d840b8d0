/**
 * The parts that go to a station in its boxes, as its transport list names them (MED-04): those that are lacking, and those made after the
 * boxes had gone.
 */
import type { Station } from '#election/definition/definition.ts'
import type { LocalMinute } from '#election/time.ts'
import { carriedTo } from './carry.ts'
import { mediaOf } from './media.ts'
import type { Handed, Project } from './project.ts'

/** The officer's card and the deputy's; the third stays with the commission, sealed (docs/formats/operator-card.md). */
const CARDS = ['voting', 'operator-1', 'operator-2'] as const
/** All its machines show the check number of the list that is signed now, as somebody there told. */
const LIST = 'list'

/** The parts that lack before the boxes are whole, as the record names them. */
export function lackingAt(project: Project, station: Station): readonly string[] {
  const cards = project.cards.get(station.id)
  const noCards = CARDS.filter((kind) => (cards?.get(kind) ?? 0) === 0)
  const media = mediaOf([station]).map(({ medium }) => medium)
  const noMedia = media.filter((medium) => (project.media.get(medium)?.checkedBy ?? null) === null)
  const told = carriedTo(project, station.id)?.told ?? null
  return [...noCards, ...noMedia, ...(told === null ? [LIST] : [])]
}

export interface MadeSince {
  readonly part: string
  /** Null: a medium. */
  readonly count: number | null
  readonly at: LocalMinute
  /** Line of the record. */
  readonly line: number
}

/** Cards and media that were made when the boxes were gone already: they lie here. */
export function madeSince(project: Project, station: Station): readonly MadeSince[] {
  const last = lastHanded(project, station)
  if (last === null) return []
  const media = new Set(mediaOf([station]).map(({ medium }) => medium))
  return project.entries.slice(last.line).flatMap(({ act, at }, place): readonly MadeSince[] => {
    const line = last.line + place + 1
    if (act.type === 'medium-put' && media.has(act.medium)) return [{ part: act.medium, count: null, at, line }]
    if (act.type !== 'cards-made' || act.station !== station.id) return []
    return CARDS.some((kind) => kind === act.kind) ? [{ part: act.kind, count: act.count, at, line }] : []
  })
}

/** The parts that the boxes went without and that still lack: nobody has made them, or no machine has reported them. */
export function stillOwed(project: Project, station: Station): readonly string[] {
  const without = lastHanded(project, station)?.without?.parts ?? []
  const lacking = new Set(lackingAt(project, station))
  return without.filter((part) => lacking.has(part))
}

/** Everything that belongs to it has left. */
export function isHandedOut(project: Project, station: Station): boolean {
  if (lastHanded(project, station) === null) return false
  return madeSince(project, station).length === 0 && stillOwed(project, station).length === 0
}

function lastHanded({ handedOut }: Project, { id }: Station): Handed | null {
  return handedOut.get(id)?.at(-1) ?? null
}
