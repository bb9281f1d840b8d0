import type { KioskView } from '../session/view.ts'
import type { SendPress } from './send-press.ts'

/** What every page of the kiosk is given. */
export interface PageProps<Type extends KioskView['page']['type']> {
  readonly view: KioskView
  readonly send: SendPress
  readonly page: Extract<KioskView['page'], { type: Type }>
}
