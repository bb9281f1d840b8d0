/** Things and places that the strip speaks of are marked on the desk. */
import { createContext, useContext } from 'react'

export const PointedContext = createContext<readonly string[]>([])

/** Class of a thing or place by its id. */
export function usePointed(): (id: string) => string {
  const points = useContext(PointedContext)
  return (id) => (points.includes(id) ? 'pointed' : '')
}
