/** Import, what its check found, and what goes onto the stick for who makes the files. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { uiWords } from '#words/common.ts'
import { officeBeginWords } from '#words/office.ts'
import { Act, waits } from './act.tsx'
import { Problems, Put } from './files-problems.tsx'
import { FolderName } from './folder-name.tsx'
import type { PageProps } from './page-props.ts'

export function FilesPage({ view, send }: PageProps) {
  return (
    <div className="files">
      <Import view={view} send={send} />
      <Problems view={view} send={send} />
      <ForYourEyes view={view} />
      <Rehearsal view={view} send={send} />
    </div>
  )
}

function Import({ view, send }: PageProps) {
  const say = useText()
  // One of several folders is chosen, and files that are there already are mended.
  const isOneWay = view.folders.length === 1 && view.problems === null
  return (
    <section className="files-import">
      <Button onPress={() => send({ type: 'look-for-files' })}>{say(officeWords.look)}</Button>
      <ul>
        {view.folders.map((folder) => (
          <li key={folder}>
            <FolderName path={folder} />
            <Act kind={isOneWay ? 'go' : 'plain'} why={waits(view)} onPress={() => send({ type: 'import', folder })}>
              {say(officeWords.importThese)}
            </Act>
          </li>
        ))}
      </ul>
      <p className="quiet">{say(view.problems === null ? officeWords.nothingImported : officeWords.importAgain)}</p>
      {view.from !== null && <p data-from>▲ {say(officeBeginWords.from, { number: view.from })}</p>}
      <div className="files-import files-templates">
        <Act why={waits(view)} onPress={() => send({ type: 'put-templates' })}>
          {say(officeWords.putTemplates)}
        </Act>
        <Put folder={view.put.templates} />
        <span className="quiet">{say(officeWords.templatesText)}</span>
      </div>
    </section>
  )
}

function ForYourEyes({ view }: Pick<PageProps, 'view'>) {
  const say = useText()
  if (view.advice.length === 0) return null
  return (
    <section className="files-advice">
      <h2>{say(officeWords.advice)}</h2>
      <ul>
        {view.advice.map(({ code, about }) => (
          <li key={`${code} ${about}`} data-advice={code}>
            ▲ {say(officeWords[`advice_${code}`])}
            {say(uiWords.colon)}
            <span className="names">{about}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rehearsal({ view, send }: PageProps) {
  const say = useText()
  if (view.problems === null) return null
  return (
    <section className="files-import">
      <Act why={waits(view)} onPress={() => send({ type: 'put-rehearsal' })}>
        {say(officeWords.putRehearsal)}
      </Act>
      <Put folder={view.put.rehearsal} />
      <span className="quiet">{say(officeWords.rehearsalText)}</span>
    </section>
  )
}
