/**
 * Between the page and the glass in its frame, which is a document of its own: the screens measure their window. Opened as a file each
 * is a stranger to the other (an origin without a name), so they know each other by their window alone.
 */
import type { Key } from '#hardware/keypad/port.ts'
import { type KioskScreenEvent, kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'

export interface ToGlass {
  readonly type: 'view'
  readonly view: KioskView
  /** The card leads by the machine's keys. On the pages of a voter by touch a keyboard does what it does on any page. */
  readonly byKeys: boolean
}

/** Extensions and tools of a browser post words of their own into every frame. */
export function isToGlass(data: unknown): data is ToGlass {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'view' && 'view' in data
}

export type FromGlass =
  | { readonly type: 'ready' }
  | { readonly type: 'event'; readonly event: KioskScreenEvent }
  | { readonly type: 'key'; readonly key: Key }

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
  if (typeof data !== 'object' || data === null || !('type' in data)) return null
  if (data.type === 'ready') return { type: 'ready' }
  if (data.type === 'key' && 'key' in data) {
    const key = Object.values(KEY_OF).find((each) => each === data.key)
    return key === undefined ? null : { type: 'key', key }
  }
  if (data.type !== 'event' || !('event' in data)) return null
  const read = kioskScreenEventSchema.safeParse(data.event)
  return read.success ? { type: 'event', event: read.data } : null
}
