/** One person asked for each of these changes, and another one decides: with reason, before and after. */
import type { LocalDate } from '#election/time.ts'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { staffScreen as words } from '#words/online.ts'
import type { Change, Who } from '../session/state.ts'
import { List, type PageProps, RowButton, type Send } from './parts.tsx'

export function ChangesPage({ page: { list }, who, send }: PageProps<'changes'>) {
  const say = useText()
  const head = [words.rollNo, words.kind, words.why, words.before, words.after, words.askedBy, words.action]
  return (
    <>
      <p>{say(words.changesHelp)}</p>
      <List
        rows={list}
        label={say(words.page_changes)}
        textOf={({ before, rollNo, why }) => `${rollNo} ${before.name} ${why}`}
        head={head.map((each) => say(each))}
      >
        {(row) => <Row key={row.id} row={row} who={who} send={send} />}
      </List>
    </>
  )
}

function Row({ row, who, send }: { readonly row: Change; readonly who: Who; readonly send: Send }) {
  const say = useText()
  const { after, askedBy, before, id, kind, rollNo, why } = row
  const whom = `${before.name}（${rollNo}）`
  const decide = (isDone: boolean) => () => {
    const about = `${whom} ${say(words[`kind_${kind}`])}`
    send({ type: 'ask', asked: { name: 'decide', body: { id, do: isDone } }, about })
  }
  return (
    <tr>
      <td>{rollNo}</td>
      <th scope="row">{say(words[`kind_${kind}`])}</th>
      <td>{why}</td>
      <td>
        <Person {...before} />
      </td>
      <td>{kind === 'rebind' ? after !== null && <Person {...after} /> : say(words[`after_${kind}`])}</td>
      <td>{askedBy === who.name ? say(words.you, { name: askedBy }) : askedBy}</td>
      <td className="acts">
        <RowButton of={whom} onPress={decide(true)}>
          {say(words.decide)}
        </RowButton>
        <RowButton of={whom} onPress={decide(false)}>
          {say(words.drop)}
        </RowButton>
      </td>
    </tr>
  )
}

export function Person(props: { readonly name: string; readonly birthDate: string; readonly address: string }) {
  const shown = useDate()
  return (
    <>
      {props.name}
      <br />
      {shown(props.birthDate as LocalDate)}
      <br />
      {props.address}
    </>
  )
}
