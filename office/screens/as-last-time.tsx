/** The first page's offer to begin as the last election was held, with the list of what that takes over. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { officeBeginWords } from '#words/office.ts'
import type { EarlierProject } from '../session/event.ts'
import type { PageProps } from './page-props.ts'

interface AsLastTimeProps extends PageProps {
  readonly chosen: string | null
  readonly onChosen: (folder: string | null) => void
}

export function AsLastTime({ view, send, chosen, onChosen }: AsLastTimeProps) {
  const say = useText()
  const project = view.earlier.find(({ folder }) => folder === chosen)
  return (
    <section className="office-as-last">
      <h2>{say(officeBeginWords.asLast)}</h2>
      <p>{say(officeBeginWords.asLastText)}</p>
      <div className="office-row">
        <Button onPress={() => send({ type: 'look-for-files' })}>{say(officeWords.look)}</Button>
        {view.earlier.map(({ folder, title, date }) => (
          <Button key={folder} pressed={folder === chosen} onPress={() => onChosen(folder === chosen ? null : folder)}>
            {say(officeBeginWords.earlier, { title, date })}
          </Button>
        ))}
      </div>
      {view.earlier.length === 0 && <p className="quiet">{say(officeBeginWords.none)}</p>}
      {project !== undefined && <Taken project={project} />}
    </section>
  )
}

function Taken({ project }: { readonly project: EarlierProject }) {
  const say = useText()
  const { contests: count, stations, machines, keyHolders, profile, scripts, forms } = project
  return (
    <>
      <div className="office-taken">
        <div>
          <h3>{say(officeBeginWords.takenHead)}</h3>
          <ul>
            <li>✓ {say(officeBeginWords.settings, { keyHolders })}</li>
            <li>✓ {say(officeBeginWords.contests, { count })}</li>
            <li>✓ {say(officeBeginWords.stations, { stations, machines })}</li>
            {scripts && <li>✓ {say(officeBeginWords.scripts)}</li>}
            {forms && <li>✓ {say(officeBeginWords.forms)}</li>}
            {profile && <li>✓ {say(officeBeginWords.profile)}</li>}
          </ul>
        </div>
        <div>
          <h3>{say(officeBeginWords.leftHead)}</h3>
          <p>× {say(officeBeginWords.left)}</p>
        </div>
      </div>
      <p>{say(officeBeginWords.approveLater)}</p>
    </>
  )
}
