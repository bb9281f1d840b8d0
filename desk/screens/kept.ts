/**
 * How the desk is laid out stays when its page is loaded again in the same tab: which screen is large, which drawers are open. Nothing
 * that a person did on a machine is kept here, nor anything that one of them said.
 */
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
