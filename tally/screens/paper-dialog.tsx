/** PAP-08: two people type what was counted on paper in one contest, each for themselves. */
import { useState } from 'react'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { placeOnPaper } from '#ui/language/place-on-paper.ts'
import { useMinute } from '#ui/language/use-date.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { paperWords } from '#words/tally.ts'
import type { PaperSheetView } from '../session/view.ts'
import { Line, Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'
import { isWholePaper, PaperFields } from './paper-fields.tsx'
import { TypedTwice } from './typed-twice.tsx'

type PaperProps = PageProps & { readonly sheet: PaperSheetView }

export function PaperDialog({ view, sheet, send }: PaperProps) {
  const say = useText()
  const language = useLanguage()
  const { contest, title, fields, differing, before } = sheet
  const [chair, setChair] = useState('')
  const [names, setNames] = useState('')
  const said = view.result?.paper.find((each) => each.contest === contest)
  const asks = before.length > 0 && said?.asksTheChair === true
  const decided = asks ? { decided: { chair: chair.trim(), witnesses: namesIn(names) } } : {}
  const named = (names: readonly string[]) => fields.filter(({ name }) => names.includes(name))
  return (
    <TypedTwice
      title={say(paperWords.title, { contest: title })}
      intro={
        <>
          <Intro before={before} />
          {asks && (
            <>
              <p className="note">{say(tallyWords.decidedBy)}</p>
              <Line label={say(paperWords.chair)} value={chair} onChange={setChair} />
              <Names label={say(tallyWords.witnessNames)} value={names} onChange={setNames} />
            </>
          )}
        </>
      }
      digitsHint={say(paperWords.digitsHint)}
      reasonLabel={before.length === 0 ? null : say(paperWords.correction)}
      names={fields.map(({ name }) => name)}
      differing={differing}
      message={view.message}
      placeOf={(name) =>
        named([name])
          .map((field) => placeOnPaper(field, sheet, language))
          .join()
      }
      isWhole={(names, typed) => isWholePaper(named(names), typed)}
      fieldsOf={(props) => <PaperFields sheet={sheet} {...props} />}
      isDecided={!asks || (chair.trim() !== '' && namesIn(names).length > 0)}
      onCompare={(reason, typings) => send({ type: 'type-paper', contest, reason, typings, ...decided })}
      onAgain={() => send({ type: 'acknowledge' })}
      onClose={() => send({ type: 'open-paper', contest: null })}
    />
  )
}

function Intro({ before }: Pick<PaperSheetView, 'before'>) {
  const say = useText()
  const minute = useMinute()
  return (
    <>
      <p>{say(paperWords.text)}</p>
      {before.map((entry) => (
        <p key={JSON.stringify(entry)} className="quiet">
          {say(entry.type === 'none' ? paperWords.before_none : paperWords.before, {
            by: entry.by.join(say(uiWords.comma)),
            at: minute(entry.at),
          })}
        </p>
      ))}
    </>
  )
}
