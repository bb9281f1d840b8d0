/**
 * Papers that were made: each by its name, to be looked at here and printed if there is a printer, with the path of its file in small
 * letters.
 */
import { useId } from 'react'
import { AtPrinter } from '#ui/components/at-printer.tsx'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { OfficeView, PaperFile } from '../session/view.ts'
import { Act } from './act.tsx'
import { FolderName } from './folder-name.tsx'
import type { PageProps } from './page-props.ts'

export function usePaperName(): (paper: Pick<PaperFile, 'name' | 'station'>) => string {
  const say = useText()
  return ({ name, station }) => say(officeWords[`paper_${name}`], { station: station ?? '' })
}

/** The last part of a path. */
const FILE = /[\\/]([^\\/]*)$/

interface MadePapersProps {
  readonly view: Pick<OfficeView, 'hasPrinter'>
  readonly papers: readonly PaperFile[]
  readonly send: PageProps['send']
}

export function MadePapers({ view: { hasPrinter }, papers, send }: MadePapersProps) {
  const say = useText()
  const nameOf = usePaperName()
  if (papers.length === 0) return null
  const folders = [...new Set(papers.map(({ path }) => path.replace(FILE, '')))]
  return (
    <div className="made-papers">
      <p>{say(officeWords.papersLook)}</p>
      {hasPrinter && papers.length > 1 && <PrintAll papers={papers} send={send} />}
      <ul>
        {papers.map((paper) => (
          <li key={paper.path}>
            <Button onPress={() => send({ type: 'look-at-paper', path: paper.path })}>{nameOf(paper)}</Button>
            <small>
              {say(officeWords.paperPages, { pages: paper.pages })} <code>{FILE.exec(paper.path)?.[1]}</code>
            </small>
            {hasPrinter && <PaperAtPrinter paper={paper} send={send} />}
          </li>
        ))}
      </ul>
      <small>
        {say(officeWords.papersFolder)}{' '}
        {folders.map((folder) => (
          <FolderName key={folder} path={folder} />
        ))}
      </small>
    </div>
  )
}

export function PaperAtPrinter({ paper: { path, atPrinter }, send }: Pick<PageProps, 'send'> & { paper: PaperFile }) {
  return <AtPrinter state={atPrinter} onPress={() => send({ type: 'print-paper', path })} />
}

/** Papers that are printed or under way are left out. */
function PrintAll({ papers, send }: Pick<MadePapersProps, 'papers' | 'send'>) {
  const say = useText()
  const howMany = useId()
  const count = (...types: readonly string[]) =>
    papers.filter(({ atPrinter }) => atPrinter !== null && types.includes(atPrinter.type)).length
  const [all, printed, underWay] = [papers.length, count('printed'), count('printing', 'waits')]
  const names = [...new Set(papers.map(({ name }) => name))]
  return (
    <div className="office-row made-papers-all">
      <Act
        why={printed + underWay === all ? { at: howMany } : null}
        onPress={() => send({ type: 'print-papers', names })}
      >
        {say(officeWords.papersPrintAll)}
      </Act>
      <span id={howMany} data-printed={printed}>
        {say(officeWords.papersPrinted, { all, printed, underWay })}
      </span>
    </div>
  )
}
