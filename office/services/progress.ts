/** Progress of a long piece of work, in events for the screen. */
import type { OfficeEvent, Work } from '../session/event.ts'

export function progress(send: (event: OfficeEvent) => void, work: Work, done: number, whole: number | null): void {
  send({ type: 'progress', work, done, whole })
}
