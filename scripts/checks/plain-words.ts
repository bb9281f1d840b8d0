/** Comments of code are read once (docs/architecture.md, "Words in documents and comments"): turns that readers stumbled over do not return. */

const TESTS = /\.(test|spec)\.tsx?$/
/** A planted mistake quotes a comment of each. */
const QUOTED =
  /^(election\/roll\/moved-mark|issuer\/session\/desk-for|kiosk\/session\/opening|online\/roll-side\/roll\/changes|tally\/services\/mix\/mixed-count)\.ts$/

/** A turn of phrase at the start of a sentence, or anywhere; each was rewritten in all of these folders. */
const STUMBLES: readonly (readonly [turn: RegExp, instead: string, ...exceptIn: RegExp[]])[] = [
  [/(?:^|[.!?] )Of (?!course)/, 'no sentence begins with "Of": name the thing', QUOTED],
  [/(?:^|[.!?] )(?:What(?:ever)?|Who(?:m|ever)) /, 'a sentence begins with its subject, not with "What"', QUOTED],
  [/\b[Ww]ho(?:m|se)?ever\b/, '"whoever": name the person or the program', TESTS],
  // Simulations judge by what machine and desk said to people.
  [
    /\b(?:is|are|was|were|be|been|being|not|never) told\b/,
    '"told": shown, reported, announced',
    TESTS,
    /^simulation\//,
  ],
  [/\bone behind (?:the )?(?:other|another)\b|\bbehind each other\b/, '"behind" in time: after', TESTS],
]

const FOLDERS =
  /^(?:(?:bench|build|desk|documents|election|fixtures|hardware|issuer|kiosk|office|online|openssl|scripts|shell|simulation|tally|ui|verify)\/|vite\.config)/
const NO_PROSE = /^ui\/messages\/|^words\//

/** @returns one line for each sentence that has to be read twice */
export function stumbles(file: string, text: string): readonly string[] {
  if (!FOLDERS.test(file) || NO_PROSE.test(file)) return []
  return commentsIn(text).flatMap(({ line, words }) =>
    STUMBLES.flatMap(([turn, instead, ...exceptIn]) =>
      turn.test(words) && !exceptIn.some((files) => files.test(file)) ? [`${file}:${line}: ${instead}`] : [],
    ),
  )
}

/** Comments on lines of their own; the lines of one comment are one text, so that a sentence may go over their ends. */
function commentsIn(text: string): readonly { readonly line: number; readonly words: string }[] {
  const found = text.matchAll(/^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*(?:\n[ \t]*\/\/.*)*|\{\/\*[\s\S]*?\*\/\})/gm)
  return [...found].map((comment) => ({
    line: text.slice(0, comment.index).split('\n').length,
    words: comment[0]
      .split('\n')
      .map((each) => each.replace(/^[ \t]*(?:\{?\/\*+|\*\/\}?|\*|\/\/)[ \t]?|[ \t]*\*\/\}?$/g, ''))
      .join(' ')
      .trim(),
  }))
}
