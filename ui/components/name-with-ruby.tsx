/** A candidate's or a voter's name with its reading as ruby, in its exact characters (IVS kept, never normalised). */
import './name-with-ruby.css'

interface NameWithRubyProps {
  readonly name: string
  readonly kana: string
  /** Drawn as a whole by the package's own font: the usual one lacks a letter of it. */
  readonly wholeNames?: boolean
}

export function NameWithRuby({ name, kana, wholeNames = false }: NameWithRubyProps) {
  return (
    <span className={wholeNames ? 'name-with-ruby whole-names' : 'name-with-ruby'} lang="ja">
      {rubyParts(name, kana).map(([base, reading]) => (
        <ruby key={`${base} ${reading}`}>
          {base}
          {/* Kana that are read as they are written get no reading; their line stays, so that all names stand alike. */}
          <rt>{reading === base ? '\u00a0' : reading}</rt>
        </ruby>
      ))}
    </span>
  )
}

const SPACES = /[ \u3000]+/

/** Each part with its own reading, or the whole with the whole when the reading is divided otherwise. */
export function rubyParts(name: string, kana: string): readonly (readonly [string, string])[] {
  const bases = name.trim().split(SPACES)
  const readings = kana.trim().split(SPACES)
  if (bases.length !== readings.length) return [[name, kana]]
  return bases.map((base, index) => [base, readings[index] ?? ''] as const)
}
