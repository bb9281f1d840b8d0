/** A new project: a real election or a rehearsal, and its first person. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { SoftwareLine } from '#ui/components/software-line.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { waitsForEnd } from './act.tsx'
import { AsLastTime } from './as-last-time.tsx'
import { NewPerson } from './new-person.tsx'
import { OwnMachine } from './own-machine.tsx'
import type { PageProps } from './page-props.ts'

export function BeginPage({ view, send }: PageProps) {
  const say = useText()
  const [use, setUse] = useState<'live' | 'rehearsal' | null>(null)
  const [earlier, setEarlier] = useState<string | null>(null)
  const chooseLive = () => {
    setUse('live')
    send({ type: 'look-at-own-machine' })
  }
  return (
    <section className="office-begin office-roomy">
      <h1 className="office-title">{say(officeWords.beginTitle)}</h1>
      <p>{say(officeWords.beginText)}</p>
      <div className="office-row">
        <Button pressed={use === 'live'} onPress={chooseLive}>
          {say(officeWords.useLive)}
        </Button>
        <Button pressed={use === 'rehearsal'} onPress={() => setUse('rehearsal')}>
          {say(officeWords.useRehearsal)}
        </Button>
      </div>
      {use !== null && <AsLastTime view={view} send={send} chosen={earlier} onChosen={setEarlier} />}
      {use === 'live' && <OwnMachine view={view} send={send} />}
      <NewPerson
        main
        act={say(officeWords.begin)}
        why={waitsForEnd(view) ?? (use === null ? { words: say(officeWords.whyUse) } : null)}
        onMade={(person) =>
          use !== null && send({ type: 'begin', use, ...person, ...(earlier !== null && { earlier }) })
        }
      />
      <SoftwareLine software={view.software} />
    </section>
  )
}
