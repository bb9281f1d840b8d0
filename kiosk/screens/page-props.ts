import type { KioskView } from '../session/view.ts'
import type { SendPress } from './send-press.ts'

/** The props of every page of the kiosk. */
export interface PageProps<Type extends KioskView['page']['type']> {
  readonly view: KioskView
  readonly send: SendPress
  readonly page: Extract<KioskView['page'], { type: Type }>
}
