/** The means of typing at a program: keys with an input method, or perhaps nothing but the glass. Every field asks, so none is without. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { assert } from '#election/assert.ts'

export interface BoardAtHand {
  readonly type: 'board'
  /** For as long as the screen runs: who has keys puts the board away once. */
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  /** People's names as they are written: the board has no kanji. */
  readonly names: readonly string[]
  /** The desk's fields are taken by Enter. At the tally no key of the board does more than write. */
  readonly enterTakes: boolean
}
const Letters = createContext<BoardAtHand | { readonly type: 'keys' } | null>(null)

interface GlassProps {
  readonly startsOpen: boolean
  readonly enterTakes: boolean
  readonly names?: readonly string[]
  readonly children: ReactNode
}

/** Around the screens of a closed machine: it has no input method, and may have no keys. */
export function GlassAlone({ startsOpen, enterTakes, names = [], children }: GlassProps) {
  const [open, setOpen] = useState(startsOpen)
  return <Letters value={{ type: 'board', open, setOpen, names, enterTakes }}>{children}</Letters>
}

/** Around the screens of an ordinary desktop. */
export function KeysAtHand({ children }: { readonly children: ReactNode }) {
  return <Letters value={{ type: 'keys' }}>{children}</Letters>
}

/** Null: keys are there. */
export function useBoard(): BoardAtHand | null {
  const letters = useContext(Letters)
  return letters?.type === 'board' ? letters : null
}

/** @param byKeys the field has no cursor that a board could type at */
export function useLetters(byKeys: boolean): void {
  const letters = useContext(Letters)
  assert(letters !== null, 'a field is where people can type: inside GlassAlone or KeysAtHand')
  assert(!byKeys || letters.type === 'keys', 'a date is typed by keys alone: on a closed machine it is a line of text')
}
