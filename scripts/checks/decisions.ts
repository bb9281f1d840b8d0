/** A page of `docs/decisions/` is one choice that is read in one go, and a number that code or a page cites is a page that is there. */

const LINES_MAX = 60
const PROSE_MAX = 160
const PAGE = /^docs\/decisions\/(\d{3})-[\w-]+\.md$/
const INDEX = 'docs/decisions/README.md'
const CITED = /\bdecisions?[ /](\d{3}(?:, \d{3})*)\b(-[\w-]+\.md)?/gi

/** @param tree path → text of everything that is a decision or may cite one */
export function decisionProblems(tree: ReadonlyMap<string, string>): readonly string[] {
  const pages = new Map(
    [...tree.keys()].flatMap((path) => (PAGE.test(path) ? [[PAGE.exec(path)?.[1] ?? '', path]] : [])),
  )
  return [...tree].flatMap(([path, text]) => [
    ...(PAGE.test(path) ? faultsOfPage(path, text, tree.get(INDEX) ?? '') : []),
    ...faultsOfCitations(path, text, pages),
  ])
}

function faultsOfPage(path: string, text: string, index: string): readonly string[] {
  const lines = text.trimEnd().split('\n')
  const [, number = ''] = PAGE.exec(path) ?? []
  return [
    ...(lines.length > LINES_MAX ? [`${path}: ${lines.length} lines (at most ${LINES_MAX})`] : []),
    ...(lines[0]?.startsWith(`# ${number} `) === true ? [] : [`${path}:1: the title begins with its number`]),
    ...(index.includes(`[${number}](${path.slice(path.lastIndexOf('/') + 1)}) `)
      ? []
      : [`${path}: ${INDEX} has no line for it`]),
    // A row of a table cannot be broken.
    ...lines.flatMap((line, at) =>
      line.length > PROSE_MAX && !line.startsWith('|')
        ? [`${path}:${at + 1}: a line of ${line.length} letters (at most ${PROSE_MAX})`]
        : [],
    ),
  ]
}

function faultsOfCitations(path: string, text: string, pages: ReadonlyMap<string, string>): readonly string[] {
  return text.split('\n').flatMap((line, at) =>
    [...line.matchAll(CITED)].flatMap(([cited, numbers = '', file = '']) => {
      const there = numbers.split(', ').every((number) => pages.has(number))
      const named = file === '' || pages.get(numbers)?.endsWith(`/${numbers}${file}`) === true
      return there && named ? [] : [`${path}:${at + 1}: no page for “${cited}”`]
    }),
  )
}
