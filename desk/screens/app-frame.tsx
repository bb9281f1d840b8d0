/** The screen of one app, drawn at its real 1920 × 1080 pixels and shown smaller. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import type { AppView } from '../session/view.ts'

const WIDTH = 1920
const HEIGHT = 1080

export function AppFrame({
  app,
  title,
  large,
  onPower,
}: {
  readonly app: AppView
  readonly title: string
  readonly large: boolean
  readonly onPower: (on: boolean) => void
}) {
  const say = useText()
  const [box, scale] = useScale()
  return (
    <div className="app-frame" ref={box} style={{ height: HEIGHT * scale }}>
      {app.address === null ? (
        <div className="app-dark">
          <p>{say(deskWords[`power_${app.power}`])}</p>
          {app.said.length > 0 && <pre>{app.said.join('\n')}</pre>}
          {app.power !== 'starting' && <Button onPress={() => onPower(true)}>{say(deskWords.switchOn)}</Button>}
        </div>
      ) : (
        <Screen address={app.address} title={title} scale={scale} large={large} />
      )}
    </div>
  )
}

/** The token in the address changes as soon as it was used; the frame keeps the one that it was opened with. */
function Screen({
  address,
  title,
  scale,
  large,
}: {
  readonly address: string
  readonly title: string
  readonly scale: number
  readonly large: boolean
}) {
  const frame = useRef<HTMLIFrameElement>(null)
  // The keyboard belongs to the screen that was enlarged, not to the button that did it.
  useEffect(() => {
    if (large) frame.current?.focus()
  }, [large])
  const origin = new URL(address).origin
  const opened = useRef({ origin, address })
  if (opened.current.origin !== origin) opened.current = { origin, address }
  return (
    <iframe
      key={origin}
      ref={frame}
      title={title}
      src={opened.current.address}
      width={WIDTH}
      height={HEIGHT}
      style={{ transform: `scale(${scale})` }}
    />
  )
}

function useScale() {
  const box = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0.36)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setScale(element.clientWidth / WIDTH))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, scale] as const
}
