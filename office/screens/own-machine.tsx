/** The points that this computer lacks for the keys of a real election, each with its cure, and a button to look again. */
import { useLanguage, useText } from '#ui/language/language.tsx'
import { machineFaults, machineRefusal, machineRequirements } from '#ui/messages/machine.ts'
import { onScreen, type RefusalCatalogue } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { OfficeView } from '../session/view.ts'
import { Act, waitsForEnd } from './act.tsx'
import type { PageProps } from './page-props.ts'

type Point = NonNullable<OfficeView['ownMachine']>[number]

const faults: RefusalCatalogue<Point['requirement']> = machineFaults

export function OwnMachine({ view, send }: PageProps) {
  const say = useText()
  const { ownMachine } = view
  if (ownMachine === null) return null
  const points = ownMachine.filter(({ holds }) => !holds)
  return (
    <section className="own-machine" data-points={points.length}>
      {points.length === 0 ? (
        <p>✓ {say(officeWords.ownMachineHolds)}</p>
      ) : (
        <>
          <h2>▲ {say(officeWords.ownMachineTitle, { count: points.length })}</h2>
          <p>{say(officeWords.ownMachineText)}</p>
          <details open={view.use === null}>
            <summary>{say(officeWords.ownMachinePoints)}</summary>
            <dl>
              {points.map((point) => (
                <PointLine key={point.requirement} point={point} />
              ))}
            </dl>
          </details>
          <Act why={waitsForEnd(view)} onPress={() => send({ type: 'look-at-own-machine' })}>
            {say(officeWords.ownMachineAgain)}
          </Act>
        </>
      )}
    </section>
  )
}

function PointLine({ point: { requirement, found } }: { readonly point: Point }) {
  const say = useText()
  const language = useLanguage()
  const { title, next } = faults[requirement][language]
  return (
    <div>
      <dt>{say(machineRequirements[requirement])}</dt>
      <dd>
        {onScreen(title, language)}　<small>{say(machineRefusal.found, { found })}</small>
      </dd>
      <dd>→ {onScreen(next, language)}</dd>
    </div>
  )
}
