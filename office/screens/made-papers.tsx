/** Papers that were made: each by its name, to be looked at here; where its file lies for the printer stands beside it, small. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { PaperFile } from '../session/view.ts'
import type { PageProps } from './page-props.ts'

export function usePaperName(): (paper: Pick<PaperFile, 'name' | 'station'>) => string {
  const say = useText()
  return ({ name, station }) => say(officeWords[`paper_${name}`], { station: station ?? '' })
}

/** The last part of a path. */
const FILE = /[\\/]([^\\/]*)$/

interface MadePapersProps {
  readonly papers: readonly PaperFile[]
  readonly send: PageProps['send']
}

export function MadePapers({ papers, send }: MadePapersProps) {
  const say = useText()
  const nameOf = usePaperName()
  if (papers.length === 0) return null
  const folders = [...new Set(papers.map(({ path }) => path.replace(FILE, '')))]
  return (
    <div className="made-papers">
      <p>{say(officeWords.papersLook)}</p>
      <ul>
        {papers.map((paper) => (
          <li key={paper.path}>
            <Button onPress={() => send({ type: 'look-at-paper', path: paper.path })}>{nameOf(paper)}</Button>
            <small>
              {say(officeWords.paperPages, { pages: paper.pages })} <code>{FILE.exec(paper.path)?.[1]}</code>
            </small>
          </li>
        ))}
      </ul>
      <small>
        {say(officeWords.papersFolder)} <code>{folders.join(' ')}</code>
      </small>
    </div>
  )
}
