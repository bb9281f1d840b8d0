/** true when something has gone on for so long. */
import { useEffect, useState } from 'react'

export function useAfter(ms: number, goesOn: boolean): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!goesOn) return
    const timer = setTimeout(() => setOver(true), ms)
    return () => {
      clearTimeout(timer)
      setOver(false)
    }
  }, [ms, goesOn])
  return over
}
