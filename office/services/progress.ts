/** How far a long piece of work is, as the screen is told it. */
import type { OfficeEvent, Work } from '../session/event.ts'

export function progress(send: (event: OfficeEvent) => void, work: Work, done: number, whole: number | null): void {
  send({ type: 'progress', work, done, whole })
}
