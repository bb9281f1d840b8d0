/** A candidate's or a voter's name with its reading as ruby, in its exact characters (IVS kept, never normalised). */
import './candidate-name.css'

export interface CandidateNameProps {
  readonly name: string
  /** Reading; with as many parts as the name each part gets its own ruby. */
  readonly kana: string
  readonly party?: string
  /** Dead or withdrawn: keeps its place, struck, with this word beside it (D-26). */
  readonly struck?: string
}

export function CandidateName({ name, kana, party, struck }: CandidateNameProps) {
  return (
    <span className={`candidate-name${struck === undefined ? '' : ' candidate-struck'}`} lang="ja">
      <span className="candidate-name-line">
        <NameWithRuby name={name} kana={kana} />
      </span>
      {struck !== undefined && <strong className="candidate-struck-word">{struck}</strong>}
      {party !== undefined && party !== '' && <span className="candidate-party">{party}</span>}
    </span>
  )
}

/** Ruby over each part of a name, or over the whole when the reading is divided otherwise. */
export function NameWithRuby({ name, kana }: { readonly name: string; readonly kana: string }) {
  return (
    <span className="name-with-ruby" lang="ja">
      {rubyParts(name, kana).map(([base, reading]) => (
        <ruby key={`${base} ${reading}`}>
          {base}
          <rt>{reading}</rt>
        </ruby>
      ))}
    </span>
  )
}

const SPACES = /[ \u3000]+/

export function rubyParts(name: string, kana: string): readonly (readonly [string, string])[] {
  const bases = name.trim().split(SPACES)
  const readings = kana.trim().split(SPACES)
  if (bases.length !== readings.length) return [[name, kana]]
  return bases.map((base, index) => [base, readings[index] ?? ''] as const)
}
