/** A session's knowledge of the papers that somebody sent to the printer: the state of each, until it is made anew. */

/** One sending of a file: a report about an earlier one says nothing of the newer. */
export interface Sending {
  /** The path of the PDF. */
  readonly path: string
  /** From 1. */
  readonly turn: number
}

/** The printer's report, as far as it is used here. */
interface Told {
  readonly type: string
}
interface Sent {
  readonly type: 'printing'
}

/** @typeParam State the printer's report (`hardware/printer/port.ts`) */
export interface PapersAtPrinter<State extends Told> {
  readonly turns: number
  readonly papers: ReadonlyMap<string, { readonly turn: number; readonly state: State | Sent }>
}

export const NOTHING_AT_PRINTER: PapersAtPrinter<never> = { turns: 0, papers: new Map() }

export function stateAtPrinter<State extends Told>(
  { papers }: PapersAtPrinter<State>,
  path: string,
): State | Sent | null {
  return papers.get(path)?.state ?? null
}

/** @returns null while it is under way: two presses are not two sheets */
export function send<State extends Told>(
  all: PapersAtPrinter<State>,
  path: string,
): { all: PapersAtPrinter<State>; sending: Sending } | null {
  const state = stateAtPrinter(all, path)
  if (state?.type === 'printing' || state?.type === 'waits') return null
  const turn = all.turns + 1
  const papers = new Map(all.papers).set(path, { turn, state: { type: 'printing' } })
  return { all: { turns: turn, papers }, sending: { path, turn } }
}

export function toldOf<State extends Told>(
  all: PapersAtPrinter<State>,
  { path, turn }: Sending,
  state: State,
): PapersAtPrinter<State> {
  if (all.papers.get(path)?.turn !== turn) return all
  return { ...all, papers: new Map(all.papers).set(path, { turn, state }) }
}

/** The file at its path has changed: the new one was not sent. */
export function madeAnew<State extends Told>(all: PapersAtPrinter<State>, path: string): PapersAtPrinter<State> {
  return { ...all, papers: new Map([...all.papers].filter(([each]) => each !== path)) }
}
