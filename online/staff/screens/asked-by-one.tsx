/** Requests of one colleague about a person: another colleague agrees on this page (M5, T29). */
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import type { OfficeNow, Who } from '../session/state.ts'
import { List, RowButton, type Send } from './parts.tsx'

type Row = OfficeNow['asked'][number]

interface AskedProps {
  readonly asked: readonly Row[]
  readonly who: Who
  readonly send: Send
}

export function Asked({ asked, who, send }: AskedProps) {
  const say = useText()
  return (
    <section>
      <h2>{say(words.askedTitle)}</h2>
      <p>{say(words.askedHelp)}</p>
      <List
        rows={asked}
        label={say(words.askedTitle)}
        textOf={({ name }) => name}
        head={[words.name, words.askedKind, words.askedBy, words.action].map((each) => say(each))}
      >
        {(row) => <Waiting key={row.id} row={row} who={who} send={send} />}
      </List>
    </section>
  )
}

function Waiting({ row: { by, id, kind, name }, who, send }: Omit<AskedProps, 'asked'> & { readonly row: Row }) {
  const say = useText()
  const decide = (isDone: boolean) => () =>
    send({
      type: 'ask',
      asked: { name: 'agree', body: { id, do: isDone } },
      about: `${name} ${say(words[`asked_${kind}`])}`,
    })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{say(words[`asked_${kind}`])}</td>
      <td>{by === who.name ? say(words.you, { name: by }) : by}</td>
      <td className="acts">
        {by === who.name || name === who.name ? (
          <div>{say(words.askedOwn)}</div>
        ) : (
          <RowButton of={name} onPress={decide(true)}>
            {say(words.agree)}
          </RowButton>
        )}
        <RowButton of={name} onPress={decide(false)}>
          {say(words.askNoMore)}
        </RowButton>
      </td>
    </tr>
  )
}
