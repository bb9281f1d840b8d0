/** The officer's actions when things go wrong: the one source of the page in `docs/` and of the emergency card on the wall. */
import { LANGUAGES } from '#election/languages.ts'
import type { Language } from '../messages/message.ts'
import { atTheCount } from './at-the-count.ts'
import { atClosing, atTheCards, atTheIssuer } from './at-the-issuer.ts'
import { atTheKiosk } from './at-the-kiosk.ts'
import type { Place, Row } from './row.ts'

export const places: readonly Place[] = [atTheKiosk, atTheIssuer, atTheCards, atClosing, atTheCount]

const INTRODUCTION = `# When things go wrong

For presiding officers and counting staff. First the words on the screen, then what is safe, then what to do. Buttons stand in 「」. In each
case: nobody is sent home, nothing is opened by force, and no number is changed to fit. The lines of the polling station are also its
emergency card on paper (\`ippyo emergency-card\`, [commands.md](commands.md)).

This page is made from \`ui/officers-table/\` by \`npx tsx scripts/fixtures/generate-officers-table.ts\`; its words come out of the
catalogues of the screens, and each line names the test that plays it.
`

/** The page `docs/when-things-go-wrong.md`, Japanese first, English beside it. */
export function tableAsPage(): string {
  const tables = places.map(({ title, rows }) =>
    [
      `## ${LANGUAGES.map((language) => title[language]).join(' · ')}`,
      '',
      '| 画面の言葉 · on the screen | 安全なもの · safe | すること · do | 立会い · who | 書くところ · written down | test |',
      '|---|---|---|---|---|---|',
      ...rows.map(lineOf),
      '',
    ].join('\n'),
  )
  return [INTRODUCTION, ...tables].join('\n')
}

const [FIRST, ...OTHERS] = LANGUAGES

function lineOf({ see, safe, act, people, written, test }: Row): string {
  const seen = (language: Language) => see.map((each) => each[language]).join('<br>')
  const cells = [
    [`**${seen(FIRST)}**`, ...OTHERS.map(seen)].join('<br>'),
    ...[safe, act, people, written].map((words) => LANGUAGES.map((language) => words[language]).join('<br>')),
    `\`${test}\``,
  ]
  return `| ${cells.join(' | ')} |`
}
