/** Gestures by which a finger, a mouse or a stylus could ask the browser instead of the page. */
import { expect, it } from 'vitest'
import { keepToOurKeys } from './only-our-keys.ts'

/** A window that only listens, in the capturing phase: before anything in the page could stop the event. */
function windowWithListeners(): EventTarget & { readonly captured: Set<string> } {
  const captured = new Set<string>()
  const target = new EventTarget() as EventTarget & { captured: Set<string> }
  target.captured = captured
  const add = target.addEventListener.bind(target)
  target.addEventListener = (type, listener, options) => {
    if (typeof options === 'object' && options.capture === true) captured.add(type)
    add(type, listener, options)
  }
  return target
}

function isKept(event: Event): boolean {
  const page = windowWithListeners()
  keepToOurKeys(page as unknown as Window)
  expect(page.captured).toContain(event.type)
  return !page.dispatchEvent(event)
}

it.each(['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'])('%s: keeps from the browser', (type) => {
  expect(isKept(new Event(type, { cancelable: true }))).toBe(true)
})

it('keeps from the browser the wheel that zooms, and leaves the one that scrolls', () => {
  const wheel = (ctrlKey: boolean) => Object.assign(new Event('wheel', { cancelable: true }), { ctrlKey })
  expect(isKept(wheel(true))).toBe(true)
  expect(isKept(wheel(false))).toBe(false)
})
