/** The log's own word on a closing, for the page and the papers. */
import type { ClosingReport, MachineLog } from '#kiosk/session/pair-report.ts'

/** The facts in the newest entry of a closing; a full log has none. */
export function closingLogged({ entries }: MachineLog): Pick<ClosingReport, 'closedAt' | 'unpermitted'> {
  const begun = entries.findLast(({ event }) => event.type === 'closing')
  const unpermitted = begun?.event.type === 'closing' && begun.event.unpermitted === true
  return { closedAt: begun?.minute ?? null, unpermitted }
}
