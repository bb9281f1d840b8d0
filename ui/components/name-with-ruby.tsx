/** A candidate's or a voter's name with its reading as ruby, in its exact characters (IVS kept, never normalised). */
import './name-with-ruby.css'

interface NameWithRubyProps {
  readonly name: string
  readonly kana: string
}

export function NameWithRuby({ name, kana }: NameWithRubyProps) {
  return (
    <span className="name-with-ruby" lang="ja">
      {rubyParts(name, kana).map(([base, reading]) => (
        <ruby key={`${base} ${reading}`}>
          {base}
          {/* Kana that are read as they are written get no reading; their line stays, so that all names have the same height. */}
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
