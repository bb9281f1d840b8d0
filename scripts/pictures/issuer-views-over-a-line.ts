/** Witnesses who take part over a line. */
import type { LocalMinute } from '#election/time.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { PicturedDay } from './pictured-day.ts'

/** ROL-11: one is over a line, and the line of another is cut. */
export function keepOverLine(view: IssuerView, keepAs: PicturedDay['keepAs']): void {
  if (view.screen !== 'day' || view.head === null) return
  const { witnesses } = view.record
  const was = { came: null, left: null }
  const at = (time: string) => `2002-06-23T${time}` as LocalMinute
  const lines = witnesses.names.slice(1).map((name) => ({ name, act: 'begun', at: at('06:30'), was }) as const)
  const cut = lines.slice(1).map((begun) => ({ ...begun, act: 'cut', at: at('06:41') }) as const)
  const left = [null, null, at('06:41')]
  keepAs('03c-witnesses-over-a-line', {
    ...view,
    head: { ...view.head, settings: { ...view.head.settings, witnessOverLine: true } },
    record: { ...view.record, witnesses: { ...witnesses, lines: [...lines, ...cut], left } },
  })
}
