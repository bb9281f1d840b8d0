/** Names with their figures: below one another, or in one line. */
import './figures.css'

interface Figure {
  readonly name: string
  readonly value: string | number
}

export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="figures">
      {figures.map(({ name, value }) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  )
}
