/** Characters as a person counts them: a base with its variation selector or marks is one. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Characters that never join a neighbour: then one UTF-16 unit is one visible character. */
const SIMPLE = /^[\x20-\x7e\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff9d]*$/

/** True: every UTF-16 unit of `text` is one visible character, and they need not be counted. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text)
}

export function visibleCharacters(text: string): readonly string[] {
  if (isSimple(text)) return text.split('')
  return Array.from(segmenter.segment(text), (segment) => segment.segment)
}
