/** The voting machine's glass, and the keys of a keyboard that are its keypad's. */
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { useText } from '#ui/language/language.tsx'
import { tabWords } from '#words/desk.ts'
import { keyOf, readFromGlass, type ToGlass } from './between.ts'
import { Frame } from './frame.tsx'
import type { TabStation } from './station/tab-station.ts'

interface MachineProps {
  readonly station: TabStation
  /** An upright glass is taller than a telephone: what the hand does is before it, and not out of sight. */
  readonly isUpright: boolean
  readonly children: ReactNode
}

export function MachinePlace({ station, isUpright, children }: MachineProps) {
  return (
    <>
      {isUpright && children}
      <GlassOf station={station} />
      {!isUpright && children}
    </>
  )
}

function GlassOf({ station }: Pick<MachineProps, 'station'>) {
  const say = useText()
  const { machineView: view, byKeys } = station
  const message = useMemo((): ToGlass => ({ type: 'view', view, byKeys }), [view, byKeys])
  const hear = useCallback(
    (data: unknown) => {
      const said = readFromGlass(data)
      if (said?.type === 'event') station.pressMachine(said.event)
      if (said?.type === 'key') station.key(said.key)
    },
    [station],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const pressed = keyOf(event)
      // A key on a button of the page is that button's.
      if (pressed === null || !station.byKeys || event.target !== document.body) return
      event.preventDefault()
      station.key(pressed)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [station])
  return <Frame src="glass.html" title={say(tabWords.glass)} className="tab-glass" message={message} onMessage={hear} />
}
