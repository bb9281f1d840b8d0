/** An extract that one person brought: what it changes, for the one who brings the same file after it has been looked at. */
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import type { OfficeNow } from '../session/state.ts'
import { Person } from './changes-page.tsx'
import { useMark } from './mark.ts'
import { List } from './parts.tsx'

type Waiting = NonNullable<OfficeNow['extract']>
type Difference = Waiting['differences'][number]

interface WaitsProps {
  readonly extract: Waiting
  readonly who: string
}

export function ExtractWaits({ extract, who }: WaitsProps) {
  const say = useText()
  const { added, by, changed, differences, eligible, rows } = extract
  return (
    <section>
      <h2>{say(words.extractTitle)}</h2>
      <p className="large">{say(words.extractCounts, { rows, eligible, added, changed })}</p>
      <p>{by === who ? say(words.extractOwn) : say(words.extractOther, { name: by })}</p>
      {changed > differences.length && <p>{say(words.extractShown, { shown: differences.length })}</p>}
      {differences.length > 0 && <Differences differences={differences} />}
    </section>
  )
}

export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const say = useText()
  return (
    <List
      rows={differences}
      label={say(words.extractTitle)}
      textOf={({ after, before, rollNo }) => `${rollNo} ${before.name} ${after.name}`}
      head={[words.rollNo, words.before, words.after, words.extractApplied].map((each) => say(each))}
    >
      {({ after, before, hasApplication, rollNo }) => (
        <tr key={rollNo}>
          <th scope="row">{rollNo}</th>
          <Row person={before} />
          <Row person={after} />
          <td>{say(hasApplication ? words.extractHasApplied : words.extractHasNot)}</td>
        </tr>
      )}
    </List>
  )
}

function Row({ person }: { readonly person: Difference['before'] }) {
  const say = useText()
  const markOf = useMark()
  return (
    <td>
      <Person {...person} />
      <br />
      {`${say(words.station)} ${person.station}`}
      <br />
      {markOf(person.mark)}
      {person.abroad !== null && <p className="lines">{`${person.abroad.consulate}\n${person.abroad.address}`}</p>}
    </td>
  )
}
