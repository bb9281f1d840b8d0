/** The officer's act upon the clock of this machine. */
import type { LocalMinute } from '#election/time.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { Surroundings } from '#shell/running-app.ts'

export async function setClock({ clock }: Surroundings, to: LocalMinute): Promise<IssuerEvent> {
  const outcome = (await clock.setTo?.(to)) ?? 'not-set'
  return { type: 'clock-set', outcome, now: clock.now() }
}
