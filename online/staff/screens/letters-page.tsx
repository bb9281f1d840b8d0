/** Letters by state: printed, in the post, back from there, sent again. Their PDF has codes and is never kept. */
import { LETTER_STATES } from '#election/online/wire/staff-words.ts'
import { useText } from '#ui/language/language.tsx'
import { abroadOffice as abroad } from '#words/abroad.ts'
import { staffScreen as words } from '#words/online.ts'
import type { Asked } from '../session/asked.ts'
import type { Letter } from '../session/state.ts'
import { List, MainButton, type PageProps, RowButton, type Send, States } from './parts.tsx'
import { Pdf } from './pdf.tsx'
import { PostingTable } from './posting-table.tsx'

/** Numbers that the second look shows, at most. */
const SHOWN = 8

export function LettersPage({ page, send }: PageProps<'letters'>) {
  const say = useText()
  const isChoosable = page.in === 'drawn' || page.in === 'printed' || page.in === 'posted'
  const isAbroad = page.posting.length > 0
  const place = isAbroad ? [abroad.address, abroad.consulate] : [words.address]
  const head = [...(isChoosable ? [words.choice] : []), words.letterNumber, words.name, ...place, words.action]
  return (
    <>
      <p>{say(words.lettersHelp)}</p>
      <States
        label={say(words.page_letters)}
        values={LETTER_STATES}
        shown={page.in}
        words={(state) => say(words[`letters_${state}`])}
        onChoose={(state) => send({ type: 'letters', in: state })}
      />
      {isAbroad && <PostingTable posting={page.posting} />}
      {page.printed !== null && (
        <Pdf pdf={page.printed.pdf} count={page.printed.letters.length} help={say(words.pdfHelp)} />
      )}
      <List
        rows={page.list}
        label={say(words[`letters_${page.in}`])}
        textOf={({ letter, name, address, consulate }) => `${letter} ${name} ${address} ${consulate ?? ''}`}
        head={head.map((each) => say(each))}
        above={(shown) => isChoosable && <Chosen page={page} shown={shown} send={send} />}
      >
        {(row) => <Row key={row.letter} row={row} chosen={isChoosable ? page.chosen : null} send={send} />}
      </List>
    </>
  )
}

interface ChosenProps {
  readonly page: PageProps<'letters'>['page']
  readonly shown: readonly Letter[]
  readonly send: Send
}

function Chosen({ page: { chosen, in: state, printed }, shown, send }: ChosenProps) {
  const say = useText()
  // The PDF goes with the page: it is opened first.
  const isNext = printed === null
  const press = (asked: Asked) => () => send({ type: 'ask', asked, about: aboutLetters(chosen, say) })
  const letters = [...chosen]
  return (
    <div className="chosen">
      <button type="button" onClick={() => send({ type: 'choose', letters: shown.map(({ letter }) => letter) })}>
        {say(words.chooseAll)}
      </button>
      {chosen.length > 0 && (
        <>
          <button type="button" onClick={() => send({ type: 'choose', letters: [] })}>
            {say(words.chooseNone)}
          </button>
          <p role="status">{say(words.chosen, { count: chosen.length })}</p>
          {state !== 'posted' && (
            <MainButton waits={!isNext || state !== 'drawn'} onPress={press({ name: 'print', body: { letters } })}>
              {say(words.print)}
            </MainButton>
          )}
          {state === 'printed' && (
            <MainButton waits={!isNext} onPress={press({ name: 'mark', body: { letters, as: 'posted' } })}>
              {say(words.posted)}
            </MainButton>
          )}
          {state === 'posted' && (
            <MainButton waits={!isNext} onPress={press({ name: 'mark', body: { letters, as: 'returned' } })}>
              {say(words.returned)}
            </MainButton>
          )}
        </>
      )}
    </div>
  )
}

function aboutLetters(chosen: readonly string[], say: ReturnType<typeof useText>): string {
  const some = chosen.slice(0, SHOWN).join(' ')
  const letters = chosen.length > SHOWN ? say(words.forMany, { letters: some }) : some
  return say(words.forLetters, { count: chosen.length, letters })
}

interface RowProps {
  readonly row: Letter
  readonly chosen: readonly string[] | null
  readonly send: Send
}

function Row({ row: { address, consulate, letter, name, state }, chosen, send }: RowProps) {
  const say = useText()
  const toggled = (list: readonly string[]) =>
    list.includes(letter) ? list.filter((each) => each !== letter) : [...list, letter]
  return (
    <tr>
      {chosen !== null && (
        <td>
          <input
            type="checkbox"
            aria-label={`${say(words.choice)}: ${letter}`}
            checked={chosen.includes(letter)}
            onChange={() => send({ type: 'choose', letters: toggled(chosen) })}
          />
        </td>
      )}
      <th scope="row" className="number">
        {letter}
      </th>
      <td>{name}</td>
      <td className="lines">{address}</td>
      {consulate !== null && <td>{consulate}</td>}
      <td className="acts">
        {state !== 'withdrawn' && (
          <RowButton
            of={letter}
            onPress={() =>
              send({ type: 'ask', asked: { name: 'reissue', body: { letter } }, about: `${letter} ${name}` })
            }
          >
            {say(words.reissue)}
          </RowButton>
        )}
      </td>
    </tr>
  )
}
