/**
 * The words of a voter's page with their readings above. A reading is drawn and nothing else: the text of the page, and what is said
 * of it to who cannot see it, stays the sentence.
 */
import { createContext, Fragment, isValidElement, type ReactElement, type ReactNode, useContext } from 'react'
import { inNumber } from '../language/in-number.ts'
import { useLanguage } from '../language/language.tsx'
import { type ReadingPart, readingParts } from '../language/readings.ts'
import { titleParts } from '../language/title-readings.ts'
import { onScreen, type Text } from '../messages/message.ts'
import './furigana.css'

/** The value of a place: as it is, or a title with its reading. */
type ShownValues = { readonly [name: string]: string | number | ReactElement }

/** `const read = useFurigana(); read(kioskScreen.next)`. The value of a place – a title, a time – is shown as it is. */
export function useFurigana(): (text: Text, values?: ShownValues) => ReactNode {
  const language = useLanguage()
  return (text, values) =>
    language === 'ja'
      ? withFurigana(text.ja, values)
      : filled(inNumber(onScreen(text[language], language), values ?? {}), values)
}

/** Adds readings to a sentence in Japanese. */
export function withFurigana(sentence: string, values?: ShownValues): ReactNode {
  const parts = readingParts(sentence)
  return parts.map((part, i) => {
    if (part.reading !== null) return wordWith(part, endingOf(parts[i + 1]), mayBreakBehind(parts[i - 1]))
    // Behind a word, which has taken its ending.
    return <Fragment key={part.at}>{filled(part.base.slice(i === 0 ? 0 : endingOf(part).length), values)}</Fragment>
  })
}

/** The number of a machine stays on one line: a browser would break NM-0204 behind its hyphen. */
function filled(words: string, values?: ShownValues): ReactNode {
  if (values === undefined) return words
  const pieces = [...words.matchAll(/\{(\w+)\}|[^{]+|\{/g)].map(({ index, 0: piece, 1: name }) => {
    const value = (name === undefined ? undefined : values[name]) ?? piece
    return { index, shown: typeof value === 'number' ? String(value) : value }
  })
  if (pieces.every(({ shown }) => typeof shown === 'string' && !isNumber(shown)))
    return pieces.map(({ shown }) => shown).join('')
  return pieces.map(({ index, shown }) =>
    typeof shown === 'string' && !isNumber(shown) ? (
      shown
    ) : (
      <span key={index} className={typeof shown === 'string' ? 'furigana-word' : undefined}>
        {shown}
      </span>
    ),
  )
}

const isNumber = (piece: string) => /^[\w-]*\d[\w-]*$/.test(piece) && piece.includes('-')

function wordWith({ at, base, reading }: ReadingPart, ending: string, mayBreak: boolean): ReactNode {
  return (
    <Fragment key={at}>
      {mayBreak && <wbr />}
      <span className="furigana-word">
        <ruby className="furigana">
          {base}
          <rt>
            <span aria-hidden="true" data-reading={reading} />
          </rt>
        </ruby>
        {ending}
      </span>
    </Fragment>
  )
}

const NONE: ReadonlyMap<string, string> = new Map()
/** How the titles of this election are read. */
const TitleReadings = createContext(NONE)
export const TitleReadingsProvider = TitleReadings.Provider

/** `const titled = useTitle(); titled(page.contest.title)`: with its reading above, where the office gave one. */
export function useTitle(): (title: string) => string | ReactElement {
  const language = useLanguage()
  const readings = useContext(TitleReadings)
  return (title) => {
    const kana = language === 'ja' ? readings.get(title) : undefined
    if (kana === undefined) return title
    const parts = titleParts(title, kana)
    return <>{parts.map((part) => (part.reading === null ? part.base : wordWith(part, '', part.at > 0)))}</>
  }
}

/**
 * Hiragana that end the word before them: 終了する, not 終了す and る on the next line. Chromium keeps phrases together by itself, but not
 * where there is ruby. A long run is no ending: it must be able to go on the next line.
 */
const ENDING = /^\p{Script=Hiragana}{1,4}(?!\p{Script=Hiragana})/u

/** Between two words; never behind a bracket, and お and ご belong to the word that follows. */
function mayBreakBehind(part: ReadingPart | undefined): boolean {
  return part !== undefined && /(?![おご])\p{Script=Hiragana}$/u.test(part.base)
}

function endingOf(part: ReadingPart | undefined): string {
  return part === undefined || part.reading !== null ? '' : (ENDING.exec(part.base)?.[0] ?? '')
}

/** The sentence that is drawn with readings, as one: words in pieces would be heard in pieces. Undefined: it has none. */
export function sentenceIn(node: ReactNode): string | undefined {
  return hasReadings(node) ? textOf(node) : undefined
}

function hasReadings(node: ReactNode): boolean {
  if (Array.isArray(node)) return node.some(hasReadings)
  return isElement(node) && (node.type === 'ruby' || hasReadings(node.props.children))
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return isElement(node) && node.type !== 'rt' && node.props['aria-hidden'] !== 'true'
    ? textOf(node.props.children)
    : ''
}

const isElement = isValidElement<{ readonly children?: ReactNode; readonly 'aria-hidden'?: unknown }>
