/** How far a stage is, by a clock that nobody can set. */
import type { TallyEvent } from '../session/event.ts'

type Progress = Extract<TallyEvent, { type: 'progress' }>

/** The stage begins now. */
export function progressOf(stage: Progress['stage'], send: (event: TallyEvent) => void) {
  const began = performance.now()
  return (done: number, total: number) => {
    send({ type: 'progress', stage, done, total, ms: Math.round(performance.now() - began) })
  }
}
