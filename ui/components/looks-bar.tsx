/** How it looks: four text sizes, three colour schemes, buttons within reach of who sits, the other language. Voters' pages only. */
import { nextLanguage } from '#election/language.ts'
import { uiWords } from '#words/common.ts'
import type { Language } from '../messages/message.ts'
import type { Looks } from '../tokens/apply-looks.ts'
import { TEXT_SIZES } from '../tokens/measures.ts'
import { SCHEME_NAMES } from '../tokens/schemes.ts'
import { Button } from './button.tsx'
import { useFurigana } from './furigana.tsx'
import './looks-bar.css'

export interface LooksBarProps {
  readonly looks: Looks
  readonly language: Language
  readonly onLooks: (looks: Looks) => void
  readonly onLanguage: (language: Language) => void
}

export function LooksBar({ looks, language, onLooks, onLanguage }: LooksBarProps) {
  const read = useFurigana()
  const next = nextLanguage(language)
  const scheme = SCHEME_NAMES[(SCHEME_NAMES.indexOf(looks.scheme) + 1) % SCHEME_NAMES.length] ?? 'dark-on-light'
  return (
    <span className="looks-bar">
      <span>{read(uiWords.textSize)}</span>
      {TEXT_SIZES.map((textSize) => (
        <Button key={textSize} pressed={textSize === looks.textSize} onPress={() => onLooks({ ...looks, textSize })}>
          {read(uiWords[textSize])}
        </Button>
      ))}
      <Button onPress={() => onLooks({ ...looks, scheme })}>◐ {read(uiWords.colours)}</Button>
      <LowButton looks={looks} onLooks={onLooks} />
      <Button onPress={() => onLanguage(next)}>{uiWords.ownName[next]}</Button>
    </span>
  )
}

/** Also where nobody has to reach up for it. */
export function LowButton({ looks, onLooks }: Pick<LooksBarProps, 'looks' | 'onLooks'>) {
  const read = useFurigana()
  return (
    <Button pressed={looks.low} onPress={() => onLooks({ ...looks, low: !looks.low })}>
      {read(uiWords.low)}
    </Button>
  )
}
