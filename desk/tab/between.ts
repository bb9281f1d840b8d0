/**
 * Between the page and a screen in its frame, which is a document of its own: the screens measure their window. Opened as a file each
 * is a stranger to the other (an origin without a name), so they know each other by their window alone.
 */
import type { Key } from '#hardware/keypad/port.ts'
import { type IssuerScreenEvent, issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { type KioskScreenEvent, kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'

export interface ToFrame<View> {
  readonly type: 'view'
  readonly view: View
}

export interface ToGlass extends ToFrame<KioskView> {
  /** The card leads by the machine's keys. On the pages of a voter by touch a keyboard does what it does on any page. */
  readonly byKeys: boolean
}

export type ToDesk = ToFrame<IssuerView>

/** Extensions and tools of a browser post words of their own into every frame. */
export function isToFrame(data: unknown): data is ToFrame<unknown> {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'view' && 'view' in data
}

export type FromGlass =
  | { readonly type: 'ready' }
  | { readonly type: 'event'; readonly event: KioskScreenEvent }
  | { readonly type: 'key'; readonly key: Key }

export type FromDesk = { readonly type: 'ready' } | { readonly type: 'event'; readonly event: IssuerScreenEvent }

/** As the keypad's raised keys lie under a hand. */
const KEY_OF: Readonly<Record<string, Key>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'select',
  Escape: 'back',
  F1: 'help',
}

/** @returns null: no key of the machine's, or one that is held down */
export function keyOf(event: KeyboardEvent): Key | null {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return null
  return KEY_OF[event.key] ?? null
}

/** @returns null: nothing that the glass sends */
export function readFromGlass(data: unknown): FromGlass | null {
  if (!isMessage(data)) return null
  if (data.type === 'ready') return { type: 'ready' }
  if (data.type === 'key') {
    const key = Object.values(KEY_OF).find((each) => each === data.key)
    return key === undefined ? null : { type: 'key', key }
  }
  const read = kioskScreenEventSchema.safeParse(data.event)
  return data.type === 'event' && read.success ? { type: 'event', event: read.data } : null
}

/** @returns null: nothing that the reception's screen sends */
export function readFromDesk(data: unknown): FromDesk | null {
  if (!isMessage(data)) return null
  if (data.type === 'ready') return { type: 'ready' }
  const read = issuerScreenEventSchema.safeParse(data.event)
  return data.type === 'event' && read.success ? { type: 'event', event: read.data } : null
}

function isMessage(
  data: unknown,
): data is { readonly type: unknown; readonly key?: unknown; readonly event?: unknown } {
  return typeof data === 'object' && data !== null && 'type' in data
}
