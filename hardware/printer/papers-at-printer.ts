/** What a session knows of papers that somebody sent to the printer: how each of them stands, until it is made anew. */
import type { PrintState } from './port.ts'

/** Of one sending: what is told of an earlier one of the same file says nothing of the newer. */
export interface Sending {
  /** Of the PDF. */
  readonly path: string
  /** From 1. */
  readonly turn: number
}

export interface PapersAtPrinter {
  readonly turns: number
  readonly papers: ReadonlyMap<string, { readonly turn: number; readonly state: PrintState }>
}

export const NOTHING_AT_PRINTER: PapersAtPrinter = { turns: 0, papers: new Map() }

export function stateAtPrinter({ papers }: PapersAtPrinter, path: string): PrintState | null {
  return papers.get(path)?.state ?? null
}

/** @returns null while it is under way: two presses are not two sheets */
export function send(all: PapersAtPrinter, path: string): { all: PapersAtPrinter; sending: Sending } | null {
  const state = stateAtPrinter(all, path)
  if (state?.type === 'printing' || state?.type === 'waits') return null
  const turn = all.turns + 1
  const papers = new Map(all.papers).set(path, { turn, state: { type: 'printing' } })
  return { all: { turns: turn, papers }, sending: { path, turn } }
}

export function toldOf(all: PapersAtPrinter, { path, turn }: Sending, state: PrintState): PapersAtPrinter {
  if (all.papers.get(path)?.turn !== turn) return all
  return { ...all, papers: new Map(all.papers).set(path, { turn, state }) }
}

/** Another text lies under its path now: of that one nothing was sent. */
export function madeAnew(all: PapersAtPrinter, path: string): PapersAtPrinter {
  return { ...all, papers: new Map([...all.papers].filter(([each]) => each !== path)) }
}
