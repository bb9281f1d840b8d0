/** The page of `glass-rig.ts`: says when it is seen, then every key that it hears, and what it shows while it hears it. */
import { connectBridge } from '../screen/connect-bridge.ts'
import { keepToOurKeys } from '../screen/only-our-keys.ts'

if (document.body.dataset.plain === undefined) keepToOurKeys(window)
let presses = -1
const bridge = connectBridge({
  onView(view) {
    const first = presses === -1
    presses = (view as { presses: number }).presses
    if (first) whenSeen(() => say('seen'))
  },
  onConnection() {},
})
const say = (key: string) => bridge.send({ type: 'heard', key, focus: document.hasFocus(), presses })
window.addEventListener('keydown', ({ key }) => say(key))

/** Chromium drops keys before the first picture of a page is on the display and its window has the focus. */
function whenSeen(then: () => void): void {
  const painted = performance.getEntriesByType('paint').length > 0
  if (painted && document.hasFocus()) setTimeout(then)
  else requestAnimationFrame(() => whenSeen(then))
}
