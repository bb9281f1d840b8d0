/** Keeps which screen is large and which drawers are open when the page is loaded again. Keeps nothing that a person did or a machine said. */
import { useState } from 'react'

const PLACE = 'desk-layout:'

/** @param name of what is laid out: it has one value in a tab */
export function useKept(
  name: string,
  initial: string | null,
): readonly [string | null, (value: string | null) => void] {
  const [value, set] = useState(() => sessionStorage.getItem(PLACE + name) ?? initial)
  const keep = (next: string | null) => {
    if (next === null) sessionStorage.removeItem(PLACE + name)
    else sessionStorage.setItem(PLACE + name, next)
    set(next)
  }
  return [value, keep]
}
